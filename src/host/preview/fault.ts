import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../article/problem.ts';

/** Where an error's stack says that it arose: Node.js begins with the place in a file that it could not parse. */
const place = /(file:\/\/\/\S+?):(\d+)(?::\d+)?\)?$/m;

/** What keeps Dateline's own sources from running, told like a fault of the content. */
export function asProblem(error: unknown): Problem {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, url, line] = place.exec(stack) ?? [];
  return {
    rule: 'broken-source',
    severity: 'error',
    file: url === undefined ? 'src' : relative('', fileURLToPath(url)),
    ...(line !== undefined && { line: Number(line) }),
    message,
  };
}
