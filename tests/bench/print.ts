import type { BuildFigures } from './build.ts';
import type { Cell } from './requests.ts';
import type { Ratio } from './rounds.ts';
import type { Figures, Target } from './targets.ts';

const method = `CPU of the workerd process, by the scheduler's count, divided by requests; contestants in turn, many short turns, in both
orders, after warm-up; asked over one connection on the socket that leads straight to the Worker; answers compared item by item
first. Ratios are medians of the rounds' ratios, with the quartiles between which half of them lie; under 1.3 they are ties. “Anew” is
an answer that Dateline has not given before.`;

const ratio = (value: Ratio | undefined, digits = 2): string => {
  if (!value) return ''.padEnd(20);
  const [low, high] = value.quartiles.map((quartile) => quartile.toFixed(digits));
  return `${value.median.toFixed(digits).padStart(6)} × (${low}–${high})`.padEnd(20);
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

const cell = ({ question, items, bytes, ...row }: Cell): string =>
  [
    `  ${question}${items === 0 ? '' : `, ${items}`}`.padEnd(34),
    kilobytes(bytes),
    `${(row.microseconds.dateline ?? 0).toFixed(0).padStart(5)} µs`,
    `constant ${ratio(row.toConstant)}`,
    row.anewToConstant ? `anew ${ratio(row.anewToConstant)}` : '',
    row.naive ? `naive ${ratio(row.naive, 1)}` : '',
    row.naiveToConstant ? `(to constant ${row.naiveToConstant.median.toFixed(1)})` : '',
    row.careful ? `careful ${ratio(row.careful, 1)}` : '',
    row.toSmallest ? `smallest ${ratio(row.toSmallest)}` : '',
  ]
    .filter(Boolean)
    .join('  ');

/** What was measured of one archive. */
export function printFigures(figures: Figures): string {
  const { cells, conditional, kinds, compressed, scattered, startUps, memory } = figures;
  return [
    `${startUps[0]?.articles} articles. ${method}`,
    '',
    ...cells.map(cell),
    ...conditional.map((row) => cell({ ...row, question: '304' })),
    '',
    ...kinds.map(cell),
    '',
    ...compressed.map(
      ({ path, bytes, gzipBytes, toPlain }) =>
        `  ${path} with gzip: ${kilobytes(gzipBytes).trim()} of ${kilobytes(bytes).trim()}, ${ratio(toPlain).trim()} uncompressed`,
    ),
    ...scattered.flatMap(({ firstPages, scattered: pairs, hundred }) => [
      `  first pages of all ${firstPages.answers} values: ${firstPages.mean.toFixed(2)} shards, ${firstPages.most} at most`,
      `  20 articles scattered over ${pairs.mean.toFixed(1)} shards, ${pairs.most} at most, none at hand: ${(pairs.microseconds.dateline ?? 0).toFixed(0)} µs, ${ratio(pairs.toConstant).trim()} constant`,
      `  100 articles, the most on a page, scattered likewise: ${hundred.mean.toFixed(1)} shards, ${hundred.most} at most`,
    ]),
    ...startUps.map(
      ({ beyond, constant, bundle, bundleGzip }) =>
        `  start to first answer: ${beyond.toFixed(0)} ms of CPU beyond the constant's ${constant.toFixed(0)}; bundle ${kilobytes(bundle).trim()}, with gzip ${kilobytes(bundleGzip).trim()}`,
    ),
    ...memory.map(
      ({ mebibytes }) =>
        `  memory, for information: ${Object.entries(mebibytes)
          .map(([name, size]) => `${name} ${size.toFixed(0)} MiB`)
          .join(', ')}`,
    ),
    '',
  ].join('\n');
}

const buildMethod = `Whole processes from start to end, contestants in turn, medians of three rounds, after a first round whose feeds
are compared item by item. Hugo and Eleventy write RSS of the newest 20 posts and of each tag's, and no HTML; Hugo
once more with all items in every feed, which is what Dateline's feeds hold page by page. Dateline writes all
formats, pages, search and near-duplicates.`;

export function printBuilds({ posts, feeds, rows }: BuildFigures): string {
  const lines = rows.map(({ name, seconds, cpu, ratio: time, cpuRatio, spread }) =>
    [
      `${time.toFixed(2).padStart(8)} ×`,
      `CPU ${cpuRatio.toFixed(2)} ×`,
      `${seconds.map((s) => s.toFixed(2)).join(' ')} s`,
      `CPU ${cpu.map((s) => s.toFixed(2)).join(' ')} s`,
      `(spread ${spread.toFixed(2)})`,
      name,
    ].join('  '),
  );
  return [`${buildMethod}\n\n${posts} posts, ${feeds} feeds that hold equal items`, ...lines, ''].join('\n');
}

/** The promises that were not kept, then how many were. */
export function printTargets(targets: readonly Target[]): string {
  const missed = targets.filter(({ met }) => !met);
  const line = ({ name, wanted, measured }: Target) => `  not met: ${name}: ${measured.toFixed(2)}, wanted ${wanted}`;
  return [`${targets.length - missed.length} of ${targets.length} targets met`, ...missed.map(line)].join('\n');
}
