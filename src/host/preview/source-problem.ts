import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { Problem } from '../../article/problem.ts';

/** The place of an error in its stack; Node.js begins the stack of a syntax error with the place in the file. */
const inStack = /(file:\/\/\/(?:(?!file:)\S)+?):(\d+)(?::\d+)?\)?$/m;

/** The place of an error of esbuild in wrangler's output: `src/edge/app.ts:21:13:`; and its message. */
const inBundle = /^[ \t]*(\S+\.tsx?):(\d+):\d+:$/m;
const bundlerMessage = /\[ERROR\] (.+)/g;

/** A problem for an error in Dateline's own sources. */
export function sourceProblem(error: unknown): Problem {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const text = stripVTControlCharacters(message);
  const [, bundled, line] = inBundle.exec(text) ?? [];
  if (bundled !== undefined)
    return brokenSource(bundled, Number(line), [...text.matchAll(bundlerMessage)].at(-1)?.[1] ?? text);
  const [, url, at] = inStack.exec(stack) ?? [];
  if (url !== undefined) return brokenSource(relative('', fileURLToPath(url)), Number(at), text);
  return brokenSource('src', undefined, text);
}

function brokenSource(file: string, line: number | undefined, message: string): Problem {
  const place = line === undefined ? { file } : { file, line };
  return { rule: 'broken-source', severity: 'error', ...place, message: message.trim() };
}
