import { program, run, runs } from '../program.ts';
import type { Reader } from '../reader.ts';
import { readState, statePath } from '../state.ts';

export const xmlFeed: Reader = {
  name: 'XML::Feed (Perl)',
  formats: ['rss', 'atom'],
  needs: { debian: 'libxml-feed-perl', present: () => runs('perl', '-MXML::Feed', '-e', '1') },
  conditionalFrom: 2,
  faults: { 'people authors': 'of several authors it gives the first, or the address of a list' },
  poll: async (subscription) => {
    await run('perl', [program('xml-feed.pl'), subscription.url, statePath(subscription)], subscription.home);
  },
  stored: readState,
};
