import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { misused, readArguments } from '../arguments.ts';
import { hold, type Outcome } from '../laws/large/law.ts';
import { laws } from '../laws/large/laws.ts';
import { raise } from '../laws/large/world.ts';

const usage = `node tests/bench/laws.ts [ARTICLES] [--seed N] [--runs N] [--json]

  ARTICLES   in the archive that is laid down, built and served: 100000
  --seed N   begins chance with another number: 1
  --runs N   cases of the laws that cost little; others have fewer: 300
  --json     prints the outcomes as data

Ends with 1 where a law does not hold.`;

const { values, positionals } = readArguments(usage, {
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '300' },
  },
});

const [count, seed, runs] = [positionals[0] ?? '100000', values.seed, values.runs].map(Number) as [
  number,
  number,
  number,
];
if (positionals.length > 1 || !(count >= 500) || !(seed >= 0) || !(runs > 0))
  misused('ARTICLES is a number from 500 on, N another.', usage);

const say = (text: string): void => {
  if (!values.json) console.log(text);
};

const row = ({ law, cases, requests, seconds, failures }: Outcome): string =>
  [cases, requests, seconds.toFixed(1), failures].map((figure) => String(figure).padStart(9)).join('') + `  ${law}`;

const home = await mkdtemp(join(tmpdir(), 'dateline-laws-'));
const outcomes: Outcome[] = [];
try {
  const large = await raise(home, count, seed, say);
  try {
    say(`\n${['cases', 'requests', 'seconds', 'failures'].map((title) => title.padStart(9)).join('')}  law`);
    for (const law of laws) {
      const outcome = await hold(law, large, runs, seed);
      outcomes.push(outcome);
      say([row(outcome), ...outcome.told.map((text) => `          ${text}`)].join('\n'));
    }
  } finally {
    await large.stop();
  }
} finally {
  await rm(home, { recursive: true });
}
if (values.json) console.log(JSON.stringify(outcomes));
process.exitCode = outcomes.some(({ failures }) => failures > 0) ? 1 : 0;
