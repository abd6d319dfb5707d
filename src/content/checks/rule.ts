import type { Article } from '../../article/article.ts';
import type { Problem, Severity } from '../../article/problem.ts';
import type { Content } from '../content.ts';

/** A problem that a rule found in an article. `line` is a line of the body, from 1; `key` one of the front matter. */
export interface Finding extends Pick<Problem, 'message' | 'line' | 'key'> {
  readonly article: Article;
  readonly remedy: string;
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
  /** The `rule` of its problems, in kebab-case; docs/rules.md describes it. */
  readonly name: string;
  readonly severity: Severity;
  readonly check: (content: Content, context: CheckContext) => Iterable<Finding>;
}

/** The check of a rule that looks at one article at a time. */
export function eachArticle(
  look: (article: Article, content: Content, context: CheckContext) => Iterable<Omit<Finding, 'article'>>,
): CheckRule['check'] {
  return function* (content, context) {
    for (const article of content.articles)
      for (const finding of look(article, content, context)) yield { article, ...finding };
  };
}
