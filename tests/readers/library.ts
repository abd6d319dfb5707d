import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Format } from '../../src/edition/fragment.ts';
import { ignoreMissing } from '../../src/host/files.ts';
import type { Reader, Stored } from './reader.ts';

type Parse = (text: string, format: Format, home: string) => Promise<readonly Stored[]> | readonly Stored[];

const state = (home: string): string => join(home, 'state.json');

async function stored(home: string): Promise<readonly Stored[]> {
  return JSON.parse((await readFile(state(home), 'utf8').catch(ignoreMissing)) ?? '[]') as readonly Stored[];
}

/** A parsing library as an app would use it: every poll fetches the whole feed, and an item with a known id takes the old one's place. */
export function library(
  name: string,
  formats: readonly Format[],
  parse: Parse,
  faults: NonNullable<Reader['faults']> = {},
): Reader {
  return {
    name,
    formats,
    faults,
    poll: async ({ home, url, format }) => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      const items = new Map((await stored(home)).map((item) => [item.id, item]));
      for (const item of await parse(await answer.text(), format, home)) items.set(item.id, item);
      await writeFile(state(home), JSON.stringify([...items.values()]));
    },
    stored: ({ home }) => stored(home),
  };
}

/** Seconds since the epoch of a date as a library gives it. */
export function moment(date: Date | string | null | undefined): number {
  return date ? new Date(date).getTime() / 1000 : Number.NaN;
}
