import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { Problem } from '../../article/problem.ts';

/** Where an error's stack says that it arose: Node.js begins with the place in a file that it could not parse. */
const inStack = /(file:\/\/\/(?:(?!file:)\S)+?):(\d+)(?::\d+)?\)?$/m;

/** Where esbuild, in wrangler's words, found a fault: `src/edge/app.ts:21:13:`; and how wrangler says what it is. */
const inBundle = /^[ \t]*(\S+\.tsx?):(\d+):\d+:$/m;
const said = /\[ERROR\] (.+)/g;

/** What keeps Dateline's own sources from running, told like a fault of the content. */
export function asProblem(error: unknown): Problem {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const text = stripVTControlCharacters(message);
  const [, bundled, line] = inBundle.exec(text) ?? [];
  if (bundled !== undefined)
    return fault(bundled, Number(line), [...text.matchAll(said)].at(-1)?.[1] ?? text);
  const [, url, at] = inStack.exec(stack) ?? [];
  if (url !== undefined) return fault(relative('', fileURLToPath(url)), Number(at), text);
  return fault('src', undefined, text);
}

function fault(file: string, line: number | undefined, message: string): Problem {
  const place = line === undefined ? { file } : { file, line };
  return { rule: 'broken-source', severity: 'error', ...place, message: message.trim() };
}
