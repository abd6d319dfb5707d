import type { Severity } from '../../article/problem.ts';
import { importProblems, mountProblems, readingProblems } from './problem-docs.ts';
import { checkRules } from './rules.ts';

const row = (name: string, severity: Severity, doc: string): string =>
  `| \`${name}\` | ${severity} | ${doc} |`;

/** The text of docs/rules.md. */
export function describeRules(): string {
  const head = ['| rule | severity | description |', '| --- | --- | --- |'];
  return [
    '# What `dateline check` looks for',
    '',
    'An `error` stops a build, a `warning` should be looked at, a `note` is for information. Each problem names the file, the line',
    'if there is one, what is wrong and what to do. This page is generated from the rules; a test fails if it differs from them',
    '(`npx vitest run tests/content/rules.test.ts -u` generates it again).',
    '',
    '## Rules',
    '',
    'The rules are defined in `src/content/check/` and listed in its `rules.ts`.',
    '',
    ...head,
    ...checkRules.map(({ name, severity, doc }) => row(name, severity, doc)),
    '',
    '## Found while reading',
    '',
    'The build reports these, too.',
    '',
    ...head,
    ...readingProblems.map((each) => row(...each)),
    '',
    '## Found in mounts',
    '',
    ...head,
    ...mountProblems.map((each) => row(...each)),
    '',
    '## Found by import',
    '',
    '`dateline import` reports these about its sources, and the build about mounts that hold such files. A day or title that a source',
    'does not state is a warning here: the article is written, and cannot be published until a person adds what is missing.',
    '',
    ...head,
    ...importProblems.map((each) => row(...each)),
    '',
  ].join('\n');
}
