import { lookup } from '../../../text/table.ts';

/** A value of front matter or of a site's settings: every scalar is a text, as it was written. */
export type Datum = string | readonly Datum[] | { readonly [key: string]: Datum };

/** Keys and their values. */
export type Data = { readonly [key: string]: Datum };

/** Whether a value is a group of keys. */
export function isData(value: Datum | undefined): value is Data {
  return typeof value === 'object' && !Array.isArray(value);
}

/** A text with something in it, trimmed; undefined for anything else and for what YAML writes for nothing. */
export function scalarIn(value: Datum | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text === 'null' || text === '~' ? undefined : text;
}

/** The texts of a value that is one text or a list of them. */
export function textsOf(value: Datum | undefined): readonly string[] {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.flatMap((item) => scalarIn(item) ?? []);
}

/** Yes or no as YAML 1.1, TOML, JSON and people write them; undefined where it is neither. */
export function truthOf(value: Datum | undefined): boolean | undefined {
  const text = scalarIn(value)?.toLowerCase();
  if (text === undefined) return undefined;
  if (['true', 'yes', 'on', 'y', '1'].includes(text)) return true;
  return ['false', 'no', 'off', 'n', '0', 'never'].includes(text) ? false : undefined;
}

/** Keys are few and come again in every post. */
const evened = new Map<string, string>();

/** A key as people take it: case, hyphens, underscores and spaces aside. */
export const evenKey = (key: string): string => {
  let even = evened.get(key);
  if (even === undefined) evened.set(key, (even = key.toLowerCase().replace(/[\s_-]/g, '')));
  return even;
};

const indexes = new WeakMap<Data, ReadonlyMap<string, string>>();

/** The keys of a group by what people take them for; the first of several wins. */
function indexOf(group: Data): ReadonlyMap<string, string> {
  let index = indexes.get(group);
  if (!index) {
    index = new Map(
      Object.keys(group)
        .reverse()
        .map((key) => [evenKey(key), key]),
    );
    indexes.set(group, index);
  }
  return index;
}

/**
 * The value at a path of keys joined by dots; case, hyphens, underscores and spaces in keys make no difference, as
 * `pubDate`, `pub_date` and `Pub Date` are one key to people.
 */
export function at(data: Data, path: string): Datum | undefined {
  let value: Datum | undefined = lookup(data, path);
  if (value !== undefined) return value;
  value = data;
  for (const step of path.includes('.') ? path.split('.') : [path]) {
    if (!isData(value)) return undefined;
    const group: Data = value;
    value = lookup(group, step) ?? lookup(group, indexOf(group).get(evenKey(step)) ?? step);
  }
  return value;
}

/** Any parsed YAML, TOML or JSON as data; days and moments as they were written, null as ''. */
export function datum(value: unknown): Datum {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(datum);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, datum(item)]));
  return typeof value === 'string' ? value : String(value);
}
