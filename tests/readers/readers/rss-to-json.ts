import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { numbers } from './fast-xml-parser.ts';
import type { Reader, Stored } from '../reader.ts';
import { readState, statePath } from '../state.ts';

/** Its names are found by `require` alone. */
const { parse } = createRequire(import.meta.url)('rss-to-json') as typeof import('rss-to-json');

/** An item as it gives it: `published` is the time of reading where it finds no date. */
interface Given {
  readonly id: string;
  readonly title?: string;
  readonly link: string;
  readonly published: number;
  readonly author?: string | readonly string[];
  readonly category: string | readonly string[];
  readonly content?: string;
}

/** It fetches the feed itself, and gives plain texts for RSS only: in Atom links, titles and texts are trees. */
export const rssToJson: Reader = {
  name: 'rss-to-json',
  formats: ['rss'],
  faults: numbers,
  poll: async (subscription) => {
    const begun = Date.now();
    const items = new Map((await readState(subscription)).map((item) => [item.id, item]));
    for (const item of (await parse(subscription.url)).items as Given[]) {
      const stored: Stored = {
        id: String(item.id),
        title: String(item.title ?? ''),
        ...(item.published < begun && { moment: item.published / 1000 }),
        link: item.link,
        text: item.content ?? '',
        authors: [item.author ?? []].flat(),
        tags: [item.category].flat().map(String),
      };
      items.set(stored.id, stored);
    }
    await writeFile(statePath(subscription), JSON.stringify([...items.values()]));
  },
  stored: readState,
};
