import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { table } from '../../../text/table.ts';
import { at, type Data } from './datum.ts';

/** A field of a post; `keys.yaml` has the keys of each. */
type KeyField =
  | ('title' | 'published' | 'release' | 'updated' | 'authors' | 'author-url' | 'tags' | 'summary' | 'image')
  | ('image-alt' | 'language' | 'slug' | 'aliases' | 'rights' | 'id' | 'hidden' | 'shown' | 'status' | 'expiry')
  | ('recording' | 'size' | 'duration');

/** Keys by field, likeliest first, separated by spaces. */
export type KeysByField = Readonly<Partial<Record<KeyField, string>>>;

const commonKeys = table<string>(parse(readFileSync(new URL('keys.yaml', import.meta.url), 'utf8')));

/** A generator, which may have keys that come before the common ones. */
interface HasKeys {
  readonly keys?: KeysByField;
}

const keysByGenerator = new WeakMap<HasKeys, Map<string, readonly string[]>>();

/** The keys that may hold a field in posts of a generator, likeliest first. */
export function keysOf(field: KeyField, generator: HasKeys): readonly string[] {
  const known = keysByGenerator.get(generator) ?? new Map<string, readonly string[]>();
  keysByGenerator.set(generator, known);
  let keys = known.get(field);
  if (!keys) {
    const all = `${generator.keys?.[field] ?? ''} ${commonKeys.get(field)}`;
    known.set(field, (keys = [...new Set(all.trim().split(/\s+/))]));
  }
  return keys;
}

/** The first of some values at paths of keys that `read` understands, with its key. */
export function firstAt<T>(
  data: Data,
  keys: readonly string[],
  read: (value: ReturnType<typeof at>, key: string) => T | undefined,
): { readonly key: string; readonly value: T } | undefined {
  for (const key of keys) {
    const found = at(data, key);
    const value = found === undefined ? undefined : read(found, key);
    if (value !== undefined) return { key, value };
  }
  return undefined;
}
