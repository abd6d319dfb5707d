import { gzipSync } from 'node:zlib';
import { cpuOf } from './load.ts';
import { alternate, median, type Ratio, ratioOf } from './rounds.ts';
import { textOf } from './requests.ts';
import { type Contestant, modulesIn, startIn, startOther } from './workers.ts';

/** What starting costs, and what is deployed. */
export interface StartUp {
  readonly articles: number;
  /** Milliseconds of CPU from the start of the process to the end of the first answer: the constant's, and what Dateline takes beyond. */
  readonly constant: number;
  readonly beyond: number;
  readonly toConstant: Ratio;
  /** Bytes of the Worker's modules, and with gzip. */
  readonly bundle: number;
  readonly bundleGzip: number;
}

const path = '/rss.xml';

async function startUp(start: () => Promise<Contestant>): Promise<number> {
  const contestant = await start();
  await textOf(contestant, path);
  const taken = await cpuOf(contestant.pid);
  await contestant.stop();
  return taken;
}

/** Starts Workers over and over, in turns. */
export async function measureStartUp(articles: number, folder: string): Promise<StartUp> {
  const body = Buffer.alloc(100_000, 'a');
  const { constant, dateline } = await alternate(
    {
      constant: () => startUp(() => startOther('constant', body)),
      dateline: () => startUp(() => startIn(folder)),
    },
    9,
  );
  const { modules } = await modulesIn(folder);
  const bytes = (of: (contents: Uint8Array) => number) => modules.reduce((sum, { contents }) => sum + of(contents), 0);
  return {
    articles,
    constant: median(constant),
    beyond: median(dateline) - median(constant),
    toConstant: ratioOf(dateline, constant),
    bundle: bytes((contents) => contents.length),
    bundleGzip: bytes((contents) => gzipSync(contents).length),
  };
}
