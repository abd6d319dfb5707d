import type { FrontMatter } from '../../article/frontmatter.ts';
import { type Candidate, frontMatterOf } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { canonicalLanguage, isAddress } from '../../article/schema.ts';
import type { Mount } from '../publication/publication.ts';
import { digestOfValue } from '../digest.ts';

/** The text of an article. */
interface ArticleText {
  /** Of title, summary and body. */
  readonly digest: string;
  /** Markdown. */
  readonly body: string;
}

/** An article as its file has it, before anything is resolved. */
export interface SourceArticle {
  /** Relative to the working folder. */
  readonly file: string;
  readonly frontMatter: FrontMatter;
  readonly text: ArticleText;
  /** Lines of the front matter's keys, from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** The mount from which it was read; absent for a file of `content/articles`. */
  readonly mount?: Mount;
  readonly base?: string;
  /** When it expires; seconds since the epoch. */
  readonly expires?: number;
  /** Its former paths according to its source. */
  readonly aliases?: readonly string[];
  /** Absolute paths of the pictures of its blog that it shows, by their names below `/media/`. */
  readonly pictures?: readonly (readonly [name: string, path: string])[];
}

export interface SourceArticles {
  readonly articles: readonly SourceArticle[];
  readonly problems: readonly Problem[];
}

/** Joins articles from several folders, and their problems. */
export function joinSourceArticles(groups: readonly SourceArticles[]): SourceArticles {
  return {
    articles: groups.flatMap(({ articles }) => articles),
    problems: groups.flatMap(({ problems }) => problems),
  };
}

/** The text of an article: its body, with the digest of title, summary and body. */
export function articleTextOf({ title = '', summary }: FrontMatter, body: string): ArticleText {
  return { digest: digestOfValue({ title, summary, body }), body };
}

/** The front matter of a mounted post without values that the schema would refuse: they cannot be corrected here. */
function withoutInvalidValues(frontMatter: FrontMatter): FrontMatter {
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

/** The article for a mounted post. */
export function sourceArticleOf(candidate: Candidate): SourceArticle {
  const frontMatter = withoutInvalidValues(frontMatterOf(candidate));
  const { file, body, base, expires, aliases, media = [] } = candidate;
  const pictures = media.flatMap(({ name, path }) => (path === undefined ? [] : [[name, path] as const]));
  return {
    file,
    frontMatter,
    text: articleTextOf(frontMatter, body),
    lines: noLines,
    ...(base !== undefined && { base }),
    ...(expires !== undefined && { expires }),
    ...(aliases && { aliases }),
    ...(pictures.length > 0 && { pictures }),
  };
}
