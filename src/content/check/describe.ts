import type { Severity } from '../../article/problem.ts';
import { rules } from './rules.ts';

/** What reading the content finds by itself, before any rule is asked. */
const reading: readonly (readonly [name: string, severity: Severity, doc: string])[] = [
  ['ambiguous-name', 'error', 'A name that several entries of a vocabulary answer to.'],
  ['bad-value', 'error', 'A value that its key does not take.'],
  ['broader-circle', 'error', 'A tag that is narrower than itself, over whatever steps.'],
  ['broken-ledger', 'error', 'A line of ledger.jsonl that cannot be read.'],
  ['broken-yaml', 'error', 'YAML that cannot be parsed.'],
  ['former-slug-taken', 'error', 'A former slug that is another entry’s slug now.'],
  ['missing-key', 'error', 'A key that must be there and is not.'],
  ['missing-media', 'error', 'A file named in the front matter that is not below media/.'],
  ['no-front-matter', 'error', 'A file of articles/ without front matter.'],
  ['no-publication', 'error', 'A content folder without feed.yaml.'],
  ['no-slug', 'error', 'A name without a letter or digit that could stand in an address.'],
  ['slug-shared', 'error', 'Two different names that would share a slug (C++ and C#).'],
  ['too-large', 'error', 'A file too large to be an article.'],
  ['undated', 'error', 'An article without a day: none is ever made up.'],
  ['unknown-broader', 'error', 'A broader tag that the vocabulary does not have.'],
  ['unknown-key', 'error', 'A key that nobody reads; the nearest right one is named.'],
  ['untitled', 'error', 'An article without a title: none is ever made up.'],
  ['untyped-attachment', 'error', 'An attachment whose media type neither the article nor its ending tells.'],
  ['updated-ahead', 'error', 'An article that was updated in the future.'],
  ['vanished', 'error', 'A mount, or more than a tenth of the articles, that was there and is gone.'],
  ['withdrawn', 'warning', 'An article that was withdrawn for good and has come back.'],
];

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
  ].join('\n');
}
