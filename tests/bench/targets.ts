import type { BuildFigures } from './build.ts';
import type { Compressed } from './compressed.ts';
import type { Cell } from './requests.ts';
import type { Scattered } from './scattered.ts';
import type { StartUp } from './start.ts';

/** All that a run measured. */
export interface Figures {
  readonly cells: readonly Cell[];
  /** Conditional requests that are answered with 304. */
  readonly conditional: readonly Cell[];
  readonly kinds: readonly Cell[];
  readonly compressed: readonly Compressed[];
  readonly scattered: readonly Scattered[];
  readonly startUps: readonly StartUp[];
  /** Resident MiB by articles and contestant; no target, since it swings with the collector. */
  readonly memory: readonly {
    readonly articles: number;
    readonly mebibytes: Readonly<Record<string, number>>;
  }[];
  readonly builds?: BuildFigures;
}

/** What was promised, and whether it was kept. */
export interface Target {
  readonly name: string;
  readonly wanted: string;
  readonly measured: number;
  readonly met: boolean;
}

const MiB = 1024 * 1024;

const atMost = (limit: number, unit: string, name: string, measured: number): Target => ({
  name,
  wanted: `≤ ${limit} ${unit}`,
  measured,
  met: measured <= limit,
});

const atLeast = (limit: number, unit: string, name: string, measured: number): Target => ({
  name,
  wanted: `≥ ${limit} ${unit}`,
  measured,
  met: measured >= limit,
});

/** How far below a naive Worker, by the number of articles. */
const belowNaive: ReadonlyMap<number, number> = new Map([
  [1000, 12],
  [10_000, 60],
]);

/** The kinds of request that the targets beside other Workers name. */
const named = ['newest', 'one tag', 'two tags, dates'];

const call = ({ articles, question, items }: Cell): string => `${articles} articles: ${question}, ${items} items`;

/** Holds what was measured against what was promised. */
export function judge(figures: Figures): Target[] {
  const { cells, conditional, kinds, compressed, scattered, startUps, builds } = figures;
  const ofNamed = cells.filter(({ question }) => named.includes(question));
  return [
    ...ofNamed.map((cell) => atMost(1.3, '× constant', call(cell), cell.toConstant.median)),
    ...ofNamed.flatMap((cell) => {
      const limit = belowNaive.get(cell.articles);
      return limit === undefined || !cell.naive ? [] : [atLeast(limit, '× below naive', call(cell), cell.naive.median)];
    }),
    ...conditional.map((cell) => atMost(1.3, '× constant', `${cell.articles} articles: 304`, cell.toConstant.median)),
    ...cells.flatMap((cell) =>
      cell.toSmallest ? [atMost(1.3, '× the smallest archive', call(cell), cell.toSmallest.median)] : [],
    ),
    ...scattered.map(({ articles, firstPages }) =>
      atMost(2, 'shards', `${articles} articles: first page of any value`, firstPages.most),
    ),
    ...[...cells, ...kinds].map((cell) =>
      atMost(
        2,
        '× constant',
        cell.items === 0 ? `${cell.articles} articles: ${cell.question}` : call(cell),
        cell.toConstant.median,
      ),
    ),
    ...compressed.map(({ articles, path, toPlain }) =>
      atMost(1.3, '× uncompressed', `${articles} articles: ${path} with gzip`, toPlain.median),
    ),
    ...startUps.flatMap(({ articles, beyond, bundle }) => [
      atMost(300, 'ms', `${articles} articles: start to first answer`, beyond),
      atMost(32, 'MiB', `${articles} articles: bundle`, bundle / MiB),
    ]),
    ...(builds?.rows ?? []).flatMap(({ name, cpuRatio }) => {
      if (name === 'Dateline, one title changed') return [atMost(0.1, '× the first build', name, cpuRatio)];
      return name.startsWith('Dateline') ? [] : [atLeast(1, '× the first build', name, cpuRatio)];
    }),
  ];
}
