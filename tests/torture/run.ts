import { misused, readArguments } from '../arguments.ts';
import { random } from '../bench/archive.ts';
import { amounts } from './amounts.ts';
import { bombs } from './bombs.ts';
import { builds } from './builds.ts';
import { clones } from './clones.ts';
import { damaged } from './damage.ts';
import { disk } from './disk.ts';
import { linearExpressions } from './expressions.ts';
import { headers } from './headers.ts';
import { hidden } from './hidden.ts';
import { hubs } from './hubs.ts';
import { load } from './load.ts';
import { markup } from './markup.ts';
import { memory } from './memory.ts';
import { requests } from './requests.ts';
import { type Row, Tally } from './row.ts';
import { slowest } from './slowest.ts';
import { stored } from './stored.ts';
import { supply } from './supply.ts';
import { upgrade } from './upgrade.ts';

const all: readonly Row[] = [
  markup,
  bombs,
  damaged,
  amounts,
  requests,
  hidden,
  slowest,
  memory,
  load,
  builds,
  disk,
  stored,
  hubs,
  upgrade,
  headers,
  supply,
  clones,
  linearExpressions,
];

/** Minutes that the fixed budget takes on two cores; `--minutes` multiplies it. */
const fixed = 5;

const usage = `npm run torture -- [--minutes M] [--only ROW,ROW] [--seed N] [--json]

  --minutes M   spends about so many instead of ${fixed}
  --only ROWS   some of: ${all.map(({ name }) => name).join(', ')}
  --seed N      begins chance with another number
  --json        prints the figures as data`;

const { values } = readArguments(usage, {
  options: {
    json: { type: 'boolean' },
    minutes: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

const wanted = values.only?.split(',') ?? all.map(({ name }) => name);
for (const name of wanted) if (!all.some((row) => row.name === name)) misused(`There is no row ${name}.`, usage);
if (!(Number(values.minutes ?? fixed) > 0)) misused(`These are no minutes: ${values.minutes}.`, usage);

/** What a row came to. */
interface Outcome {
  readonly name: string;
  readonly failure: string;
  readonly seconds: number;
  readonly tally: Tally;
}

async function attack({ name, failure, run }: Row): Promise<Outcome> {
  const tally = new Tally();
  const begun = performance.now();
  const times = values.minutes === undefined ? 1 : Math.max(1, Number(values.minutes) / fixed);
  try {
    await run(tally, { times, random: random(Number(values.seed)) });
  } catch (error) {
    tally.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return { name, failure, tally, seconds: (performance.now() - begun) / 1000 };
}

function line(cells: readonly [string, ...(string | number)[]]): string {
  const [name, ...rest] = cells;
  return [name.padEnd(12), ...rest.map((cell) => String(cell).padStart(9))].join('');
}

function print({ name, failure, seconds, tally }: Outcome): void {
  const { inputs, faults, requests: asked, failures, notes } = tally;
  console.log(line([name, inputs, faults, asked, failures.length, `${seconds.toFixed(1)} s`]));
  console.log(`  fails if ${failure}`);
  for (const note of notes) console.log(`  ${note}`);
  for (const text of failures.slice(0, 10)) console.log(`  FAILED: ${text}`);
  if (failures.length > 10) console.log(`  and ${failures.length - 10} more`);
}

const outcomes: Outcome[] = [];
if (!values.json) console.log(line(['', 'inputs', 'faults', 'requests', 'failures', 'time']));
for (const row of all.filter(({ name }) => wanted.includes(name))) {
  const outcome = await attack(row);
  outcomes.push(outcome);
  if (!values.json) print(outcome);
}
const sum = (of: (tally: Tally) => number): number => outcomes.reduce((total, { tally }) => total + of(tally), 0);
const failed = sum(({ failures }) => failures.length);
if (values.json)
  console.log(
    JSON.stringify({
      seed: Number(values.seed),
      failures: failed,
      rows: outcomes.map(({ tally, ...rest }) => ({ ...rest, ...tally })),
    }),
  );
else
  console.log(
    line([
      'all',
      sum((t) => t.inputs),
      sum((t) => t.faults),
      sum((t) => t.requests),
      failed,
      `${outcomes.reduce((total, { seconds }) => total + seconds, 0).toFixed(1)} s`,
    ]),
  );
process.exit(failed === 0 ? 0 : 1);
