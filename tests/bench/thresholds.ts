import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { startVitest } from 'vitest/node';
import { readArguments } from '../arguments.ts';
import type { Reader } from '../../src/import/reader.ts';
import type { Sample } from './key.ts';
import { readSamples } from './key.ts';
import { score } from './score.ts';

const usage = `node tests/bench/thresholds.ts [--only TEXT] [--scores] [DIR …]

Changes each threshold of import and of near-duplicates by a fifth, down and up (whole numbers by one at least).
Says whether a score on the pages and captures of a DIR with keys moves, or a test nearby fails: then it is earned.
--only: those whose file or name contains TEXT. --scores: without tests.`;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A number in a table of thresholds. */
interface Threshold {
  /** Relative to the project. */
  readonly file: string;
  /** In words, for people: `title.words`. */
  readonly name: string;
  readonly at: number;
  readonly literal: string;
}

/** Another value of a threshold. */
interface Change extends Threshold {
  readonly value: string;
}

/** The rooms with thresholds: files, and the tests that are nearest. */
const rooms: readonly (readonly [folder: string, files: RegExp, tests: readonly string[]])[] = [
  [
    'src/import/capture',
    /^limits\.ts$/,
    ['tests/import/capture.test.ts', 'tests/import/capture/', 'tests/laws/capture.test.ts'],
  ],
  ['src/import/html', /\.ts$/, ['tests/import/html.test.ts', 'tests/import/html/']],
  ['src/content/duplicates', /^limits\.ts$/, ['tests/content/duplicates.test.ts', 'tests/laws/duplicates.test.ts']],
];

/** The numbers of a file's constants: of `const name = 5;` and of objects of numbers. */
function thresholdsIn(file: string): readonly Threshold[] {
  const text = readFileSync(join(root, file), 'utf8');
  const bare = text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const constants = bare.matchAll(
    /^(?:export )?const (\w+) = (-?[\d_.]+;|\{(?:[\s\w:,{}.]|-(?=\d))*\}(?: as const)?;)$/gm,
  );
  return [...constants].flatMap((constant) => {
    const [whole, name, value] = constant as unknown as [string, string, string];
    const from = constant.index + whole.length - value.length;
    const path: string[] = [];
    const found: Threshold[] = [];
    for (const token of value.matchAll(/(\w+): \{|\}|(?:(\w+): )?(-?\d[\d_.]*)/g)) {
      const [all, group, key, literal] = token;
      if (group !== undefined) path.push(group);
      else if (all === '}') path.pop();
      else if (literal !== undefined) {
        const inner = [...path, ...(key === undefined ? [] : [key])].join('.');
        const named = inner === '' ? name : name === 'limits' ? inner : `${name}.${inner}`;
        found.push({ file, name: named, at: from + token.index + all.length - literal.length, literal });
      }
    }
    return found;
  });
}

/** A number changed by a fifth; whole numbers stay whole and change by one at least. */
function changed(literal: string, factor: number): string {
  const number = Number(literal.replaceAll('_', ''));
  if (!/^-?[\d_]+$/.test(literal)) return String(Number((number * factor).toPrecision(6)));
  const step = Math.max(1, Math.round(Math.abs(number) * 0.2));
  return String(number + (factor > 1 ? step : -step) * (number < 0 ? -1 : 1));
}

const mutate = (source: string, { at, literal, value }: Change): string =>
  source.slice(0, at) + value + source.slice(at + literal.length);

/** The changes by their number, which the addresses of modules carry: each is a module of its own. */
const changes: Change[] = [];

registerHooks({
  resolve(specifier, context, next) {
    const result = next(specifier, context);
    const run = /\?run=(\d+)$/.exec(context.parentURL ?? '')?.[1];
    // The phrases, which have no thresholds, are read once.
    const isOwn = result.url.includes('/src/import/') && !result.url.endsWith('/phrases/phrases.ts');
    return run !== undefined && isOwn ? { ...result, url: `${result.url}?run=${run}` } : result;
  },
  load(url, context, next) {
    const result = next(url, context);
    const run = /\?run=(\d+)$/.exec(url)?.[1];
    const change = run === undefined ? undefined : changes[Number(run)];
    if (change === undefined || !url.includes(`/${change.file}?`)) return result;
    return { ...result, source: mutate(readFileSync(join(root, change.file), 'utf8'), change) };
  },
});

const markdown = new MarkdownIt({ html: true });

/** All scores of our readers on some files under the change of a number, as text. */
async function scoresUnder(run: number, samples: readonly Sample[]): Promise<string> {
  const load = async (file: string): Promise<Record<string, unknown>> =>
    import(`${pathToFileURL(join(root, file)).href}?run=${run}`);
  const readers = new Map([
    ['txt', (await load('src/import/capture/capture.ts'))['readCapture'] as Reader],
    ['html', (await load('src/import/html/html.ts'))['readHtml'] as Reader],
  ]);
  const lines: string[] = [];
  for (const { key, file } of samples) {
    const read = readers.get(/\w+$/.exec(file)?.[0] ?? '');
    const [candidate] = (await read?.(readFileSync(file), { file: basename(file) })) ?? [];
    if (!candidate) continue;
    const { title, published, authors, source, language, url } = candidate.fields;
    const answer = {
      title: title?.value ?? '',
      published: published?.inferred ? '' : (published?.value ?? ''),
      authors: (authors?.value ?? []).map(({ name }) => name),
      site: source?.value.name ?? '',
      language: language?.value ?? '',
      url: url?.value ?? '',
      body: markdown.render(candidate.body),
    };
    lines.push(JSON.stringify(score(answer, key)));
  }
  return lines.join('\n');
}

/** Sets a number in a table of limits: quicker than modules of their own. */
function set(table: Record<string, unknown>, name: string, value: number): void {
  const keys = name.split('.');
  const last = keys.pop() as string;
  let at = table;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
}

/** Whether a test fails under a change. */
async function failsUnder(change: Change, tests: readonly string[]): Promise<boolean> {
  const plugin = {
    name: 'threshold',
    enforce: 'pre' as const,
    transform: (source: string, id: string) => (id.endsWith(`/${change.file}`) ? mutate(source, change) : null),
  };
  const options = { watch: false, bail: 1, reporters: [{}], root };
  const vitest = await startVitest('test', [...tests], options, { plugins: [plugin] });
  const failed = vitest.state.getCountOfFailedTests() > 0 || vitest.state.getUnhandledErrors().length > 0;
  await vitest.close();
  return failed;
}

const { values, positionals } = readArguments(usage, {
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, scores: { type: 'boolean', default: false } },
});
const samples = positionals.flatMap(readSamples);
const kindOf = (folder: string): string => (folder.endsWith('html') ? 'html' : 'txt');
const rows: string[] = [];
const { limits: captureLimits } = (await import(
  `${pathToFileURL(join(root, 'src/import/capture/limits.ts')).href}?run=0`
)) as { readonly limits: Record<string, unknown> };
for (const [folder, files, tests] of rooms) {
  const own = folder.includes('import') ? samples.filter(({ file }) => file.endsWith(kindOf(folder))) : [];
  changes.push({ file: '', name: '', at: 0, literal: '', value: '' });
  const before = await scoresUnder(changes.length - 1, own);
  const thresholds = readdirSync(join(root, folder))
    .filter((name) => files.test(name))
    .sort()
    .flatMap((name) => thresholdsIn(join(folder, name)))
    .filter(({ file, name }) => `${file} ${name}`.includes(values.only));
  for (const threshold of thresholds) {
    const noticed: string[] = [];
    const table = folder.endsWith('capture') ? captureLimits : undefined;
    for (const [way, factor] of [
      ['down', 0.8],
      ['up', 1.2],
    ] as const) {
      const change = { ...threshold, value: changed(threshold.literal, factor) };
      changes.push(change);
      if (table) set(table, change.name, Number(change.value));
      const moved = own.length > 0 && (await scoresUnder(table ? 0 : changes.length - 1, own)) !== before;
      if (table) set(table, change.name, Number(change.literal.replaceAll('_', '')));
      if (moved) noticed.push(`${way}: score`);
      else if (!values.scores && (await failsUnder(change, tests))) noticed.push(`${way}: test`);
    }
    const place = `${basename(dirname(threshold.file))}/${basename(threshold.file, '.ts')} ${threshold.name}`;
    rows.push(`| ${place} | ${threshold.literal} | ${noticed.join(', ') || 'unearned'} |`);
    console.log(rows.at(-1));
  }
}
const unearned = rows.filter((row) => row.includes('unearned')).length;
console.log(`\n${rows.length} thresholds, ${unearned} unearned.`);
process.exitCode = unearned > 0 ? 1 : 0;
