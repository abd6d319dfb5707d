import * as v from 'valibot';
import { stringify } from 'yaml';
import { fields } from './article.ts';
import type { Problem } from './problem.ts';
import {
  addressSchema,
  flagSchema,
  identitySchema,
  languageSchema,
  lineSchema,
  listOf,
  mediaAddressSchema,
  oneOf,
  personSchema,
  shorthand,
  slugSchema,
  textSchema,
  timeSchema,
  wholeNumber,
} from './schema.ts';
import { joinSuffixes } from './join-suffixes.ts';
import { checkYaml, closedObject } from './yaml.ts';

const media = {
  type: v.exactOptional(
    v.pipe(textSchema, v.regex(/^[\w.+-]+\/[\w.+-]+$/, 'Write a media type: audio/mpeg, image/jpeg.')),
  ),
};

const inference = closedObject({
  from: lineSchema,
  sure: v.pipe(
    v.string('Write a number from 0 to 1.'),
    v.regex(/^(?:0|1|0?\.\d+|1\.0+)$/, 'Write a number from 0 to 1.'),
    v.transform(Number),
  ),
});

/** Fields that a person is asked for. */
export const reviewedFields = ['title', 'published', 'updated', 'authors', 'location'] as const;

const heldField = closedObject({
  field: oneOf(...reviewedFields),
  reason: lineSchema,
  candidates: v.exactOptional(listOf(closedObject({ value: lineSchema, from: lineSchema }))),
});

/** The keys of an article's front matter, in the order in which they are written. */
const entries = {
  title: v.exactOptional(lineSchema),
  published: v.exactOptional(timeSchema),
  updated: v.exactOptional(timeSchema),
  authors: v.exactOptional(
    v.pipe(
      v.unknown(),
      // YAML splits `[Martin Luther King, Jr.]` in two.
      v.transform((value) => (Array.isArray(value) ? joinSuffixes(value) : value)),
      listOf(personSchema),
    ),
  ),
  tags: v.exactOptional(
    v.pipe(
      v.unknown(),
      v.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      v.array(lineSchema, 'Write a list: [one, two].'),
      v.readonly(),
    ),
  ),
  language: v.exactOptional(languageSchema),
  summary: v.exactOptional(lineSchema),
  source: v.exactOptional(shorthand('name', { name: lineSchema, url: v.exactOptional(addressSchema) })),
  location: v.exactOptional(lineSchema),
  url: v.exactOptional(addressSchema),
  image: v.exactOptional(
    shorthand('url', {
      url: mediaAddressSchema,
      alt: v.exactOptional(lineSchema),
      caption: v.exactOptional(lineSchema),
      ...media,
      width: v.exactOptional(wholeNumber(1)),
      height: v.exactOptional(wholeNumber(1)),
    }),
  ),
  attachments: v.exactOptional(
    listOf(
      shorthand('url', {
        url: mediaAddressSchema,
        ...media,
        length: v.exactOptional(wholeNumber(0)),
        title: v.exactOptional(lineSchema),
        duration: v.exactOptional(wholeNumber(0)),
      }),
    ),
  ),
  episode: v.exactOptional(
    closedObject({
      season: v.exactOptional(wholeNumber(1)),
      number: v.exactOptional(wholeNumber(1)),
      type: v.exactOptional(oneOf('full', 'trailer', 'bonus')),
      explicit: v.exactOptional(flagSchema),
      people: v.exactOptional(
        listOf(
          shorthand('name', {
            name: lineSchema,
            role: v.exactOptional(lineSchema),
            group: v.exactOptional(lineSchema),
            url: v.exactOptional(addressSchema),
            image: v.exactOptional(mediaAddressSchema),
          }),
        ),
      ),
      transcripts: v.exactOptional(
        listOf(shorthand('url', { url: mediaAddressSchema, ...media, language: v.exactOptional(languageSchema) })),
      ),
      chapters: v.exactOptional(mediaAddressSchema),
    }),
  ),
  rights: v.exactOptional(lineSchema),
  id: v.exactOptional(identitySchema),
  slug: v.exactOptional(slugSchema),
  draft: v.exactOptional(flagSchema),
  held: v.exactOptional(listOf(heldField)),
  imported: v.exactOptional(closedObject({ file: textSchema, entry: v.exactOptional(textSchema), digest: textSchema })),
  inferred: v.exactOptional(closedObject(v.entriesFromList(fields, v.exactOptional(inference)))),
};

const frontMatterSchema = closedObject(entries);

/**
 * The front matter of an article. Every key is optional here; a build reports the keys that are missing. Times are days
 * or RFC 3339 date-times, languages BCP 47 tags; `url` is the address of the original.
 */
export type FrontMatter = Readonly<v.InferOutput<typeof frontMatterSchema>>;

/** A field for which a held article waits: the reason, and values that its text suggests with their places. */
export type HeldField = NonNullable<FrontMatter['held']>[number];

/** An attachment in front matter, where the type may be left out: the extension of the address gives it. */
export type Attached = NonNullable<FrontMatter['attachments']>[number];

/** The contents of an article's file. */
export interface ArticleFile {
  /** Absent if it has errors; the problems describe them. */
  readonly frontMatter?: FrontMatter;
  /** Markdown with `\n` as line end, without blank lines at the start and the end. */
  readonly body: string;
  readonly problems: readonly Problem[];
  /** Lines in the file, from 1, of the front matter's keys. */
  readonly lines: ReadonlyMap<string, number>;
}

const opening = /^\ufeff?---[ \t]*\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

/** A text with `\n` as line end: Git may write other line ends on some machines. */
export function evenLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Positions in a text with `\n` as line end: start and end of the YAML between the marks, and start of the body.
 * Undefined without front matter.
 */
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

/** Parses an article: YAML front matter between lines of three hyphens, then Markdown. `file` is named in problems. */
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

/** The text of an article's file. Keys have a fixed order, so the same article always gives the same bytes. */
export function writeArticle(frontMatter: FrontMatter, body: string): string {
  const ordered = (Object.keys(entries) as (keyof FrontMatter)[]).flatMap((key) => {
    const value = frontMatter[key];
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]];
  });
  const yaml = ordered.length === 0 ? '' : stringify(Object.fromEntries(ordered), { lineWidth: 0 });
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`;
}
