import { parseArgs } from 'node:util';
import { type BuildFigures, measureBuilds } from './build.ts';
import { measureRequests, type Row } from './requests.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    sizes: { type: 'string', default: '1000,10000' },
    builds: { type: 'string', default: '10000' },
  },
});

const method = `CPU of the workerd process divided by requests, contestants in turn, one warm-up and three rounds, medians;
asked on the socket that leads straight to the Worker; answers compared item by item first. Ratios under 1.3 are ties.`;

function print({ articles, question, bytes, milliseconds, toConstant, naive, careful }: Row): string {
  const own = milliseconds.dateline ?? [];
  const spread = Math.max(...own) / Math.min(...own);
  const ratio = (value: number | undefined) =>
    (value === undefined ? '' : `${value.toFixed(1)} ×`).padStart(9);
  return [
    String(articles).padStart(7),
    question.padEnd(17),
    `${bytes} B`.padStart(10),
    `${toConstant.toFixed(2)} × constant`.padStart(16),
    `naive ${ratio(naive)}`,
    `careful ${ratio(careful)}`,
    `spread ${spread.toFixed(2)}`,
  ].join('  ');
}

if (!values.json) console.log(`${method}\n`);
const all: Row[] = [];
for (const size of String(values.sizes).split(',').filter(Boolean).map(Number)) {
  // A JSON module of more articles does not start within a second, nor fit into a bundle.
  const { rows, memory } = await measureRequests(size, size <= 10_000);
  all.push(...rows);
  if (!values.json)
    console.log(
      [...rows.map(print), `${String(size).padStart(7)}  memory ${memory.dateline?.toFixed(0)} MiB`].join(
        '\n',
      ),
    );
}

const buildMethod = `Whole processes from start to end, contestants in turn, medians of three rounds, after a first round whose feeds
are compared item by item. Hugo and Eleventy write RSS of the newest 20 posts and of each tag's, and no HTML; Dateline writes all
formats, pages, search and near-duplicates.`;

function printBuilds({ posts, feeds, rows }: BuildFigures): string {
  const lines = rows.map(({ name, seconds, cpu, ratio, cpuRatio, spread }) =>
    [
      `${ratio.toFixed(2).padStart(8)} ×`,
      `CPU ${cpuRatio.toFixed(2)} ×`,
      `${seconds.map((s) => s.toFixed(2)).join(' ')} s`,
      `CPU ${cpu.map((s) => s.toFixed(2)).join(' ')} s`,
      `(spread ${spread.toFixed(2)})`,
      name,
    ].join('  '),
  );
  return [`${posts} posts, ${feeds} feeds that hold equal items`, ...lines].join('\n');
}

const builds = Number(values.builds) > 0 ? await measureBuilds(Number(values.builds)) : undefined;
if (values.json) console.log(JSON.stringify({ requests: all, ...(builds && { builds }) }));
else if (builds) console.log(`\n${buildMethod}\n\n${printBuilds(builds)}`);
