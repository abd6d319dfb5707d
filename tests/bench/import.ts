import { readFileSync } from 'node:fs';
import { misused, readArguments } from '../arguments.ts';
import { contestants, noAnswer } from './contestants.ts';
import type { Sample } from './key.ts';
import { readSamples } from './key.ts';
import type { Answer, Score } from './score.ts';
import { score } from './score.ts';

/** One contestant's answer to one file. */
interface Result {
  readonly contestant: string;
  readonly file: string;
  readonly language: string;
  readonly answer: Answer;
  readonly score: Score;
}

const usage = `npm run bench:import -- DIR [--json]

Reads every page or capture of DIR that has a key (NNN.json) beside it, with our import, with Readability alone and with
Defuddle alone, and prints how often each is right. Method: sets of authors; titles and sites without regard to case and signs;
days to the letter, none where the key has none; body by precision, recall and F1 over bags of words, averaged over files.`;

const rows: readonly (readonly [name: string, of: (score: Score) => number | undefined])[] = [
  ['title', (s) => Number(s.title)],
  ['day', (s) => Number(s.day)],
  ['authors', (s) => Number(s.authors)],
  ['site', (s) => (s.site === undefined ? undefined : Number(s.site))],
  ['language', (s) => Number(s.language)],
  ['url', (s) => (s.url === undefined ? undefined : Number(s.url))],
  ['body precision', (s) => s.precision],
  ['body recall', (s) => s.recall],
  ['body F1', (s) => s.f1],
];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function rate(results: readonly Result[], of: (score: Score) => number | undefined): string {
  const values = results.map((result) => of(result.score)).filter((value) => value !== undefined);
  return values.length === 0 ? '-' : mean(values).toFixed(3);
}

/** The answer of a contestant; nothing where it throws, which stderr tells. */
async function answerOf(read: () => Promise<Answer>, what: string): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    console.error(`${what}: ${String(error)}`);
    return noAnswer;
  }
}

async function run(samples: readonly Sample[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const { key, file } of samples)
    for (const [contestant, read] of Object.entries(contestants)) {
      const answer = await answerOf(() => read(readFileSync(file), file), `${contestant}, ${file}`);
      results.push({ contestant, file, language: key.language, answer, score: score(answer, key) });
    }
  return results;
}

const names = Object.keys(contestants);
const line = (cells: readonly string[]): string => cells.map((cell, i) => cell.padEnd(i === 0 ? 26 : 14)).join('');

function table(title: string, results: readonly Result[]): string[] {
  const of = (name: string): Result[] => results.filter((result) => result.contestant === name);
  const sum = (name: string, count: (score: Score) => number): string =>
    String(of(name).reduce((total, result) => total + count(result.score), 0));
  return [
    line([`${title} (${of(names[0] as string).length})`, ...names]),
    ...rows.map(([row, value]) => line([`  ${row}`, ...names.map((name) => rate(of(name), value))])),
    line(['  passages missing', ...names.map((name) => sum(name, (s) => s.missing.length))]),
    line(['  chrome leaked', ...names.map((name) => sum(name, (s) => s.leaked.length))]),
    line(['  days invented', ...names.map((name) => sum(name, (s) => Number(s.invented)))]),
  ];
}

/** One line a miss of ours: what was wanted and what came. */
function misses(results: readonly Result[], samples: readonly Sample[]): string[] {
  return results
    .filter((result) => result.contestant === 'ours')
    .flatMap(({ file, answer, score }) => {
      const key = samples.find((sample) => sample.file === file)?.key;
      const told: string[] = [];
      if (!score.title) told.push(`title "${answer.title}", not "${key?.title}"`);
      if (!score.day) told.push(`day ${answer.published || 'none'}, not ${key?.date ?? 'none'}`);
      if (!score.authors) told.push(`authors ${JSON.stringify(answer.authors)}, not ${JSON.stringify(key?.authors)}`);
      if (score.site === false) told.push(`site "${answer.site}", not "${key?.site}"`);
      if (!score.language) told.push(`language ${answer.language || 'none'}, not ${key?.language}`);
      if (score.url === false) told.push(`url ${answer.url || 'none'}, not ${key?.canonical_url}`);
      told.push(...score.missing.map((text) => `missing "${text.slice(0, 60)}"`));
      told.push(...score.leaked.map((text) => `leaked "${text.slice(0, 60)}"`));
      if ((score.f1 ?? 1) < 0.95)
        told.push(`body precision ${score.precision?.toFixed(3)}, recall ${score.recall?.toFixed(3)}`);
      return told.map((text) => `  ${file}: ${text}`);
    });
}

function report(results: readonly Result[], samples: readonly Sample[]): string {
  const languages = [...new Set(results.map((result) => result.language))].sort();
  return [
    ...table('all', results),
    '',
    ...languages.flatMap((language) => [
      ...table(
        language,
        results.filter((r) => r.language === language),
      ),
      '',
    ]),
    'misses of ours',
    ...misses(results, samples),
  ].join('\n');
}

const { values, positionals } = readArguments(usage, {
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
  },
});
const samples = readSamples(positionals[0] ?? misused('Name a folder of pages with keys.', usage));
const results = await run(samples);
console.log(values.json ? JSON.stringify(results, null, 1) : report(results, samples));
