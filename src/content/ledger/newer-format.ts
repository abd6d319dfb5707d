import type { Problem } from '../../article/problem.ts';

/**
 * The version of the ledger's format. A ledger states it in a line `{"ledger":2}`; without such a line it is 1. Raise
 * it for a change that an earlier Dateline would misread, write the line then, and go on reading earlier versions.
 */
const ledgerFormat = 1;

const stated = /^\{"ledger":(\d+)\}\s*$/gm;

/**
 * A problem if a ledger was written by a newer Dateline, of which some branch may have written one line. `file` is
 * its path.
 */
export function newerFormatProblem(lines: string, file: string): Problem | undefined {
  const newest = Math.max(0, ...[...lines.matchAll(stated)].map(([, version]) => Number(version)));
  if (newest <= ledgerFormat) return undefined;
  return {
    rule: 'newer-ledger',
    severity: 'error',
    file,
    message: `A newer Dateline wrote this ledger: its format is ${newest}, and this Dateline reads ${ledgerFormat}.`,
    remedy: 'Install the newer one again with npm install dateline-feeds@latest.',
  };
}
