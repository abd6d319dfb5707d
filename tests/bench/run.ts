import { parseArgs } from 'node:util';
import { measureRequests, type Row } from './requests.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, sizes: { type: 'string', default: '1000,10000' } },
});

const method = `CPU of the workerd process divided by requests, contestants in turn, one warm-up and five rounds, medians;
all behind static assets, asked on their direct socket; answers compared item by item first. Ratios under 1.3 are ties.`;

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
for (const size of String(values.sizes).split(',').map(Number)) {
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
if (values.json) console.log(JSON.stringify({ requests: all }));
