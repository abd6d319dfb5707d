import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../../src/host/build.ts';
import { writeFiles } from '../worker/start.ts';
import { command, ended, expectWhole, fill, firstSeen, type Folder, nth, startBuild } from './folder.ts';
import type { Row, Tally } from './row.ts';

const count = 120;

/** What a fault may use: the folder, an article that nothing else touches, and how long a build usually takes. */
interface Scene extends Folder {
  /** Of an article that this fault alone has. */
  readonly path: string;
  readonly number: number;
  readonly usual: number;
  readonly random: () => number;
}

/** What happens to a build, by its name, and how often in the fixed budget. */
const faults: readonly (readonly [name: string, often: number, strike: (scene: Scene) => Promise<void>])[] = [
  [
    'a kill',
    12,
    async (scene) => {
      const child = startBuild(scene);
      const end = ended(child);
      await sleep(scene.random() * scene.usual);
      child.kill('SIGKILL');
      await end;
    },
  ],
  [
    'files that must not grow',
    2,
    async (scene) => {
      await ended(startBuild(scene, 'ulimit -f 8;'));
    },
  ],
  [
    'two builds at once',
    2,
    async (scene) => {
      await Promise.all([ended(startBuild(scene)), ended(startBuild(scene))]);
    },
  ],
  [
    'an import at the same time',
    2,
    async (scene) => {
      const sources = `${scene.content}-sources-${scene.number}`;
      await writeFiles(sources, nth(10_000 + scene.number));
      await Promise.all([ended(startBuild(scene)), ended(command(['import', sources, '--content', scene.content]))]);
    },
  ],
  [
    'a change while it is read',
    4,
    async (scene) => {
      const end = ended(startBuild(scene));
      const text = Object.values(nth(scene.number))[0] as string;
      await sleep(scene.random() * scene.usual);
      await appendFile(scene.path, 'More.\n');
      await truncate(scene.path, 40);
      await sleep(scene.random() * 50);
      await writeFile(scene.path, text);
      await rename(scene.path, `${scene.path}.aside`);
      await sleep(scene.random() * 50);
      await rename(`${scene.path}.aside`, scene.path);
      await end;
    },
  ],
  [
    'a clock that is wrong by years',
    2,
    async ({ content, out, random }) => {
      for (const years of [-1 - random() * 50, -1])
        await build({ content, out, now: Date.now() / 1000 + years * 31_557_600 });
    },
  ],
];

async function strikeAll(tally: Tally, folder: Folder, times: number, random: () => number): Promise<number> {
  const begun = performance.now();
  tally.expect((await ended(startBuild(folder))).code === 0, 'the first build fails');
  const usual = performance.now() - begun;
  const before = await firstSeen(folder.content);
  tally.expect(before.size === count, `the ledger has ${before.size} lines`);
  let number = count;
  for (const [name, often, strike] of faults)
    for (let i = 0; i < often * times; i++) {
      await writeFiles(folder.content, nth(number));
      const path = join(folder.content, `articles/a${number}.md`);
      tally.faults++;
      await strike({ ...folder, path, number, usual, random });
      await expectWhole(tally, folder, count, before, `${name} (${i})`);
      number++;
    }
  return number;
}

/** Builds that are killed at any moment, run out of room, are run twice at once, or have their content changed under their hands. */
export const builds: Row = {
  name: 'builds',
  failure:
    'after a kill, a file that must not grow, a second build, an import or a change meanwhile, or under a clock that is wrong by years the last edition is not whole, the ledger loses or changes a line, or the next build does not put all right',
  async run(tally, { times, random }) {
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    const folder: Folder = { content: join(home, 'content'), out: join(home, 'out') };
    try {
      await fill(folder.content, count);
      // A longer budget kills a hundred times at least.
      const number = await strikeAll(tally, folder, times > 1 ? Math.max(times, 9) : 1, random);
      const last = await ended(startBuild(folder));
      tally.expect(last.code === 0, `the last build fails: ${last.said}`);
      await expectWhole(tally, folder, number, new Map(), 'the last build');
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};
