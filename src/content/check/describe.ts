import type { Severity } from '../../article/problem.ts';
import { importing, mounting, reading } from './reading.ts';
import { rules } from './rules.ts';

const row = (name: string, severity: Severity, doc: string): string =>
  `| \`${name}\` | ${severity} | ${doc} |`;

/** The text of docs/rules.md. */
export function describeRules(): string {
  const head = ['| rule | severity | what it tells |', '| --- | --- | --- |'];
  return [
    '# What `dateline check` looks for',
    '',
    'An `error` stops a build, a `warning` wants a look, a `note` is for the curious. Each problem names the file, the line',
    'where there is one, what is wrong and the way out. This page is written from the rules themselves; a test keeps it so',
    '(`npx vitest run tests/content/rules.test.ts -u` writes it anew).',
    '',
    '## Rules',
    '',
    'One file each in `src/content/check/`; a new one is a file and a line in `rules.ts`.',
    '',
    ...head,
    ...rules.map(({ name, severity, doc }) => row(name, severity, doc)),
    '',
    '## Found while reading',
    '',
    'The build tells these too.',
    '',
    ...head,
    ...reading.map((each) => row(...each)),
    '',
    '## Found in mounts',
    '',
    ...head,
    ...mounting.map((each) => row(...each)),
    '',
    '## Found by import',
    '',
    '`dateline import` tells these of its sources, and mounts that hold such files do too. A day or title that a source does not',
    'state is a warning here: the article is written, and cannot be published until somebody completes it.',
    '',
    ...head,
    ...importing.map((each) => row(...each)),
    '',
  ].join('\n');
}
