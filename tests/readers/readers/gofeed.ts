import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, run, runs } from '../program.ts';
import type { Reader } from '../reader.ts';
import { readState, statePath } from '../state.ts';

/** Debian ships Go libraries as sources for this folder. */
const sources = '/usr/share/gocode';

const built = join(tmpdir(), 'dateline-gofeed');

let build: Promise<string> | undefined;

/** The program, compiled once; Go keeps what it compiles, so that the next time is quick. */
function binary(): Promise<string> {
  return (build ??= (async () => {
    await mkdir(built, { recursive: true });
    const path = join(built, 'gofeed');
    await run('go', ['build', '-o', path, '.'], program('gofeed'), {
      GO111MODULE: 'off',
      GOPATH: sources,
      GOCACHE: join(built, 'cache'),
    });
    return path;
  })());
}

export const gofeed: Reader = {
  name: 'gofeed',
  formats: ['rss', 'atom', 'json'],
  needs: {
    debian: 'golang-github-mmcdole-gofeed-dev',
    present: () => runs('test', '-d', join(sources, 'src/github.com/mmcdole/gofeed')),
  },
  faults: {
    'people authors': 'of several dc:creator it keeps the first',
    'mail authors': 'it takes an address for e-mail, not for a name',
    'parentheses authors': 'it takes what is before the parentheses for an address',
  },
  poll: async (subscription) => {
    await run(await binary(), [subscription.url, statePath(subscription)], subscription.home);
  },
  stored: readState,
};
