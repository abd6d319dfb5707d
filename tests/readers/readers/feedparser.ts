import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { program, run, runs } from '../program.ts';
import type { Reader, Stored } from '../reader.ts';

/** Python's feedparser, asked as its documentation says: with the `etag` and `modified` of the last answer. */
export const feedparser: Reader = {
  name: 'feedparser (Python)',
  formats: ['rss', 'atom'],
  needs: { debian: 'python3-feedparser', present: () => runs('python3', '-c', 'import feedparser') },
  conditionalFrom: 2,
  poll: async ({ home, url }) => {
    await run('python3', [program('feedparser.py'), url, join(home, 'state.json')], home);
  },
  stored: async ({ home }) => {
    const state = JSON.parse(await readFile(join(home, 'state.json'), 'utf8')) as { items: Stored[] };
    return state.items;
  },
};
