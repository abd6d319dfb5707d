import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parseSync } from 'vite';
import { parse } from './pattern.ts';
import { type Pump, pumpsOf } from './pumps.ts';
import type { Row } from './row.ts';
import { StepCounter } from './steps.ts';

const execute = promisify(execFile);

/** A regular expression of the sources. */
export interface Expression {
  readonly file: string;
  readonly line: number;
  readonly regex: RegExp;
}

/** All regular expressions that stand in a source as literals. */
export function expressionsIn(file: string, source: string): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    else if (typeof node === 'object' && node !== null) {
      const { regex, start } = node as { regex?: { pattern: string; flags: string }; start: number };
      if (regex)
        found.push({
          file,
          line: source.slice(0, start).split('\n').length,
          regex: new RegExp(regex.pattern, regex.flags),
        });
      else for (const each of Object.values(node)) visit(each);
    }
  };
  visit(parseSync(file, source).program);
  return found;
}

/** Ends at which a repetition fails, or not. */
const ends = ['\x00', '', '\n'];

/** A text that takes an expression more than linear time. */
export interface Slow extends Pump {
  readonly end: string;
  /** Steps for a text of 400 characters, and of 1,600. */
  readonly steps: readonly [number, number];
}

/** Steps for a text of a number of characters, and of four times as many; undefined where they grow as the text does. */
function growth(counter: StepCounter, text: (length: number) => string, few: number): Slow['steps'] | undefined {
  const short = counter.count(text(few), 1_000_000);
  // So few a character are no loop over the text.
  if (short < 4 * few) return undefined;
  const long = short === Infinity ? short : counter.count(text(4 * few), 8 * short);
  return long === Infinity ? [short, long] : undefined;
}

/**
 * The first text found that takes an expression more than linear time; undefined where none does. What grows too fast
 * from 100 characters on is asked again from 400 on, since a repetition of at most 99 grows so too until it ends.
 */
export function slowest(regex: RegExp): Slow | undefined {
  const counter = new StepCounter(regex);
  for (const { before, unit } of pumpsOf(parse(regex), regex.multiline))
    for (const end of ends) {
      const text = (length: number): string => before + unit.repeat(Math.ceil(length / unit.length)) + end;
      const steps = growth(counter, text, 100) && growth(counter, text, 400);
      if (steps) return { before, unit, end, steps };
    }
  return undefined;
}

/** All regular expressions of the sources: literals, and those that modules make when they are loaded. */
export async function expressions(): Promise<readonly Expression[]> {
  const found: Expression[] = [];
  const { RegExp: Plain } = globalThis;
  for await (const file of glob('src/**/*.ts')) {
    found.push(...expressionsIn(file, await readFile(file, 'utf8')));
    if (!/^src\/(?:article|compile|content|edge|import|text)\//.test(file)) continue;
    globalThis.RegExp = new Proxy(Plain, {
      construct(target, [source, flags]: [string, string?]) {
        const regex = new target(source, flags);
        const made = /\/(src\/.*\.ts):(\d+)/.exec(new Error().stack?.split('\n')[2] ?? '');
        if (made) found.push({ file: made[1] as string, line: Number(made[2]), regex });
        return regex;
      },
    });
    await import(new URL(`../../${file}`, import.meta.url).href).catch(() => undefined);
    globalThis.RegExp = Plain;
  }
  return found;
}

/** Asked of paths alone, which no file system has longer than 4,096 bytes. */
const ofPaths = 'src/import/markdown/generators.ts';

/** Each expression of the sources, with texts made of what it repeats: work that grows faster than the text is a way to stop a build. */
export const linearExpressions: Row = {
  name: 'expressions',
  failure:
    'a regular expression of the sources takes over twice as many steps a character for a text four times as long',
  async run(tally) {
    // The counter calls itself once a repetition, deeper than the usual stack allows.
    const { stdout } = await execute(process.execPath, ['--stack-size=3900', import.meta.filename], {
      maxBuffer: 1 << 26,
    });
    const { tried, slow } = JSON.parse(stdout) as Outcome;
    tally.inputs += tried;
    tally.failures.push(...slow);
  },
};

interface Outcome {
  readonly tried: number;
  readonly slow: readonly string[];
}

if (import.meta.main) {
  const seen = new Set<string>();
  const slow: string[] = [];
  for (const { file, line, regex } of await expressions()) {
    if (file === ofPaths || seen.has(String(regex))) continue;
    seen.add(String(regex));
    const worst = slowest(regex);
    if (worst) slow.push(`${file}:${line} ${regex} on ${JSON.stringify(worst)}`);
  }
  console.log(JSON.stringify({ tried: seen.size, slow } satisfies Outcome));
}
