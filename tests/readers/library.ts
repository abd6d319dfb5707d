import { writeFile } from 'node:fs/promises';
import type { Format } from '../../src/edition/fragment.ts';
import type { Reader, Stored } from './reader.ts';
import { readState, statePath } from './state.ts';

type Parse = (text: string, format: Format, home: string) => Promise<readonly Stored[]> | readonly Stored[];

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
    poll: async (subscription) => {
      const { home, url, format } = subscription;
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      const items = new Map((await readState(subscription)).map((item) => [item.id, item]));
      for (const item of await parse(await answer.text(), format, home)) items.set(item.id, item);
      await writeFile(statePath(subscription), JSON.stringify([...items.values()]));
    },
    stored: readState,
  };
}

/** Seconds since the epoch of a date as a library gives it. */
export function moment(date: Date | string | null | undefined): number {
  return date ? new Date(date).getTime() / 1000 : Number.NaN;
}
