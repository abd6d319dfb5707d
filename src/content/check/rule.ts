import type { Article } from '../../article/article.ts';
import type { Severity } from '../../article/problem.ts';
import type { Content } from '../content.ts';

/** What a rule found, about one article. */
export interface Finding {
  readonly article: Article;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
  /** The line of the body, from 1, where there is one. */
  readonly line?: number;
  /** The key of the front matter that is at fault, where one is. */
  readonly key?: string;
}

/** What rules know besides the content. */
export interface Surroundings {
  /** Seconds since the epoch. */
  readonly now: number;
  /** Paths below `content/media` with forward slashes, as they stand in `/media/…`; absent where nobody looked. */
  readonly media?: ReadonlySet<string>;
}

/** A rule of `dateline check`. */
export interface Rule {
  /** Kebab-case; the name that problems bear. */
  readonly name: string;
  readonly severity: Severity;
  /** What it looks for and why, in a sentence, for docs/rules.md. */
  readonly doc: string;
  readonly check: (content: Content, surroundings: Surroundings) => Iterable<Finding>;
}

/** A check that looks at one article at a time. */
export function each(
  look: (
    article: Article,
    content: Content,
    surroundings: Surroundings,
  ) => Iterable<Omit<Finding, 'article'>>,
): Rule['check'] {
  return function* (content, surroundings) {
    for (const article of content.articles)
      for (const finding of look(article, content, surroundings)) yield { article, ...finding };
  };
}
