import type { Article } from '../../article/article.ts';
import type { Severity } from '../../article/problem.ts';
import type { Content } from '../content.ts';

/** A problem that a rule found in an article. */
export interface Finding {
  readonly article: Article;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
  /** The line of the body, from 1. */
  readonly line?: number;
  /** The key of the front matter with the problem. */
  readonly key?: string;
}

/** The input of rules beside the content. */
export interface CheckContext {
  /** Seconds since the epoch. */
  readonly now: number;
  /** Names of the files of `content/media`, as `MediaFolder` returns them; absent if the folder was not read. */
  readonly media?: ReadonlySet<string>;
}

/** A rule of `dateline check`. */
export interface CheckRule {
  /** The `rule` of its problems, in kebab-case. */
  readonly name: string;
  readonly severity: Severity;
  /** What it reports and why, in a sentence for docs/rules.md. */
  readonly doc: string;
  readonly check: (content: Content, surroundings: CheckContext) => Iterable<Finding>;
}

/** The check of a rule that looks at one article at a time. */
export function eachArticle(
  look: (
    article: Article,
    content: Content,
    surroundings: CheckContext,
  ) => Iterable<Omit<Finding, 'article'>>,
): CheckRule['check'] {
  return function* (content, surroundings) {
    for (const article of content.articles)
      for (const finding of look(article, content, surroundings)) yield { article, ...finding };
  };
}
