import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The answer key of one page or capture: `NNN.json` beside the file. */
export interface Key {
  readonly id: string;
  readonly title: string;
  readonly title_also_ok?: readonly string[];
  /** ISO day; null where the file states none. */
  readonly date: string | null;
  readonly date_also_ok?: readonly (string | null)[];
  readonly authors: readonly string[];
  readonly authors_also_ok?: readonly (readonly string[])[];
  readonly site?: string | null;
  readonly site_also_ok?: readonly string[];
  readonly language: string;
  readonly canonical_url?: string | null;
  readonly must_contain: readonly string[];
  readonly must_not_contain: readonly string[];
  /** The whole text, where somebody has written it down. */
  readonly body?: string | null;
}

/** A key and the file that it is for. */
export interface Sample {
  readonly key: Key;
  /** Path of the page or capture. */
  readonly file: string;
}

/** Every file of a folder that has a key beside it, in order of name. */
export function readSamples(folder: string): readonly Sample[] {
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => {
    const stem = /^(.+)\.json$/.exec(name)?.[1];
    const file = names.find((other) => other !== name && other.startsWith(`${stem}.`));
    if (stem === undefined || file === undefined) return [];
    const key = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Key;
    return key.must_contain ? [{ key: { ...key, id: stem }, file: join(folder, file) }] : [];
  });
}
