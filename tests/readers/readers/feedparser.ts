import { program, run, runs } from '../program.ts';
import type { Reader } from '../reader.ts';
import { readState, statePath } from '../state.ts';

/** Python's feedparser, asked as its documentation says: with the `etag` and `modified` of the last answer. */
export const feedparser: Reader = {
  name: 'feedparser (Python)',
  formats: ['rss', 'atom'],
  needs: { debian: 'python3-feedparser', present: () => runs('python3', '-c', 'import feedparser') },
  conditionalFrom: 2,
  faults: {
    'mail authors': 'it takes an address for e-mail and cuts it out of the name',
    'entities title': 'it takes a title of RSS that holds references for HTML, and escapes the rest',
  },
  poll: async (subscription) => {
    await run('python3', [program('feedparser.py'), subscription.url, statePath(subscription)], subscription.home);
  },
  stored: readState,
};
