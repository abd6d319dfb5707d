import { program, run, runs } from '../program.ts';
import type { Reader } from '../reader.ts';
import { readState, statePath } from '../state.ts';

/** Ruby's own RSS library, which refuses what its validation finds at fault. */
export const rubyRss: Reader = {
  name: 'RSS (Ruby)',
  formats: ['rss', 'atom'],
  needs: { debian: 'ruby', present: () => runs('ruby', '-r', 'rss', '-e', '1') },
  poll: async (subscription) => {
    await run('ruby', [program('rss.rb'), subscription.url, statePath(subscription)], subscription.home);
  },
  stored: readState,
};
