import type { FrontMatter } from '../article/article.ts';
import { type Candidate, frontMatterOf } from '../article/candidate.ts';
import type { Problem } from '../article/problem.ts';
import { canonicalLanguage, isAddress } from '../article/schema.ts';
import type { Mount } from './content.ts';
import { digestOf } from './digest.ts';

/** The text of an article. */
export interface Text {
  /** Of title, summary and body. */
  readonly digest: string;
  /** Markdown. */
  readonly body: string;
}

/** An article as its file states it, before anything is resolved. */
export interface Gathered {
  /** Relative to the working folder. */
  readonly file: string;
  readonly frontMatter: FrontMatter;
  readonly text: Text;
  /** Lines of the front matter's keys. */
  readonly lines: ReadonlyMap<string, number>;
  /** The mount it was read from; absent for those of `content/articles`. */
  readonly mount?: Mount;
  readonly base?: string;
  /** From when on it is held back; seconds since the epoch. */
  readonly expires?: number;
  /** Paths at which it stood before, by its own word. */
  readonly aliases?: readonly string[];
}

export interface Gathering {
  readonly gathered: readonly Gathered[];
  readonly problems: readonly Problem[];
}

/** Joins what was gathered in several places. */
export function joinGatherings(gatherings: readonly Gathering[]): Gathering {
  return {
    gathered: gatherings.flatMap(({ gathered }) => gathered),
    problems: gatherings.flatMap(({ problems }) => problems),
  };
}

/** The text that an article's file holds. */
export function textOf({ title = '', summary }: FrontMatter, body: string): Text {
  return { digest: digestOf({ title, summary, body }), body };
}

/** What front matter can't hold of what a mounted post states: dropped, since nobody can mend it here. */
function tolerable(frontMatter: FrontMatter): FrontMatter {
  const { url, language, image, attachments, ...rest } = frontMatter;
  const tag = language === undefined ? undefined : canonicalLanguage(language);
  const files = attachments?.filter((attached) => isAddress(attached.url));
  return {
    ...rest,
    ...(url !== undefined && isAddress(url) && { url }),
    ...(tag !== undefined && { language: tag }),
    ...(image && isAddress(image.url) && { image }),
    ...(files && files.length > 0 && { attachments: files }),
  };
}

const noLines: ReadonlyMap<string, number> = new Map();

/** A mounted post as the article that it is. */
export function gatheredOf(candidate: Candidate): Gathered {
  const frontMatter = tolerable(frontMatterOf(candidate));
  const { file, body, base, expires, aliases } = candidate;
  return {
    file,
    frontMatter,
    text: textOf(frontMatter, body),
    lines: noLines,
    ...(base !== undefined && { base }),
    ...(expires !== undefined && { expires }),
    ...(aliases && { aliases }),
  };
}
