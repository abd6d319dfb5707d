import * as v from 'valibot';
import { stringify } from 'yaml';
import { fields, type FrontMatter } from './article.ts';
import type { Problem } from './problem.ts';
import {
  address,
  flag,
  identity,
  language,
  line,
  listOf,
  mediaAddress,
  person,
  short,
  slugged,
  text,
  time,
  whole,
} from './schema.ts';
import { joinSuffixes } from '../text/suffixes.ts';
import { checkYaml, closed } from './yaml.ts';

const media = {
  type: v.exactOptional(
    v.pipe(text, v.regex(/^[\w.+-]+\/[\w.+-]+$/, 'Write a media type: audio/mpeg, image/jpeg.')),
  ),
};

const inference = closed({
  from: line,
  sure: v.pipe(
    v.string('Write a number from 0 to 1.'),
    v.regex(/^(?:0|1|0?\.\d+|1\.0+)$/, 'Write a number from 0 to 1.'),
    v.transform(Number),
  ),
});

/** The keys of an article's front matter, in the order in which they are written. */
const entries = {
  title: v.exactOptional(line),
  published: v.exactOptional(time),
  updated: v.exactOptional(time),
  authors: v.exactOptional(
    v.pipe(
      v.unknown(),
      // YAML parts `[Martin Luther King, Jr.]` in two.
      v.transform((value) => (Array.isArray(value) ? joinSuffixes(value) : value)),
      listOf(person),
    ),
  ),
  tags: v.exactOptional(
    v.pipe(
      v.unknown(),
      v.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      v.array(line, 'Write a list: [one, two].'),
    ),
  ),
  language: v.exactOptional(language),
  summary: v.exactOptional(line),
  source: v.exactOptional(short('name', { name: line, url: v.exactOptional(address) })),
  location: v.exactOptional(line),
  url: v.exactOptional(address),
  image: v.exactOptional(
    short('url', {
      url: mediaAddress,
      alt: v.exactOptional(line),
      caption: v.exactOptional(line),
      ...media,
      width: v.exactOptional(whole(1)),
      height: v.exactOptional(whole(1)),
    }),
  ),
  attachments: v.exactOptional(
    listOf(
      short('url', {
        url: mediaAddress,
        ...media,
        length: v.exactOptional(whole(0)),
        title: v.exactOptional(line),
        duration: v.exactOptional(whole(0)),
      }),
    ),
  ),
  rights: v.exactOptional(line),
  id: v.exactOptional(identity),
  slug: v.exactOptional(slugged),
  draft: v.exactOptional(flag),
  imported: v.exactOptional(closed({ file: text, entry: v.exactOptional(text), digest: text })),
  inferred: v.exactOptional(closed(v.entriesFromList(fields, v.exactOptional(inference)))),
} satisfies Record<keyof FrontMatter, v.GenericSchema | v.ExactOptionalSchema<v.GenericSchema, undefined>>;

const frontMatterSchema = closed(entries);

/** An article's file, read. */
export interface ArticleFile {
  /** Absent where something is wrong with it; the problems say what. */
  readonly frontMatter?: FrontMatter;
  /** Markdown, with `\n` as line end, without blank lines around it. */
  readonly body: string;
  readonly problems: readonly Problem[];
  /** Lines in the file, from 1, of the front matter's keys. */
  readonly lines: ReadonlyMap<string, number>;
}

const opening = /^\ufeff?---[ \t]*\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

/** Line ends as `\n`: Git may write others on a machine that prefers them. */
export function evenLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Where the YAML between the marks begins and ends, and where the body begins, in a text with even line ends. */
export function frontMatterRange(
  text: string,
): { readonly start: number; readonly end: number; readonly body: number } | undefined {
  const open = opening.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const close = closing.exec(text.slice(start));
  if (!close) return undefined;
  const end = start + close.index;
  return { start, end, body: Math.min(text.length, end + close[0].length + 1) };
}

/** Parses an article: YAML front matter between lines of three hyphens, then a Markdown body. `file` is for the problems. */
export function parseArticle(text: string, file: string): ArticleFile {
  const even = evenLineEnds(text);
  const range = frontMatterRange(even);
  if (!range) {
    const opened = opening.test(even);
    const problem: Problem = {
      rule: 'no-front-matter',
      severity: 'error',
      file,
      line: 1,
      message: opened ? 'The front matter does not end.' : 'The file has no front matter.',
      remedy: opened
        ? 'Put a line of three hyphens after it.'
        : 'Begin it with a line of three hyphens, keys such as title: and published:, and another such line.',
    };
    return { body: '', problems: [problem], lines: new Map() };
  }
  const checked = checkYaml(even.slice(range.start, range.end), frontMatterSchema, { file, line: 2 });
  const body = even
    .slice(range.body)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  return {
    ...(checked.value && { frontMatter: checked.value }),
    body,
    problems: checked.problems,
    lines: checked.lines,
  };
}

/** Writes an article: keys in one order, absent ones left out, so that the same article gives the same bytes. */
export function writeArticle(frontMatter: FrontMatter, body: string): string {
  const ordered = (Object.keys(entries) as (keyof FrontMatter)[]).flatMap((key) => {
    const value = frontMatter[key];
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]];
  });
  const yaml = ordered.length === 0 ? '' : stringify(Object.fromEntries(ordered), { lineWidth: 0 });
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`;
}
