import type { Problem } from '../article/problem.ts';
import type { SourceArticle } from './source-article.ts';
import type { DatedArticle } from './identity.ts';
import { dayOfStatedTime, parseStatedTime, resolveStatedTime } from './stated-time.ts';

function problemOf(
  article: SourceArticle,
  rule: string,
  key: string,
  message: string,
  remedy: string,
): Problem {
  // A missing key belongs in the front matter, at the start of the file.
  const line = article.lines.get(key) ?? 1;
  // A mounted post cannot be corrected here, so it does not stop a build.
  const severity = article.mount && rule !== 'updated-ahead' ? 'warning' : 'error';
  return { rule, severity, file: article.file, line, key, message, remedy };
}

/** Whether an article has a title, a summary or a body. */
const hasText = ({ frontMatter: { title, summary }, text }: SourceArticle): boolean =>
  (title ?? summary) !== undefined || text.body.trim() !== '';

/** The articles that have a text, a day, and no update in the future, and problems for the others. `now` in seconds since the epoch. */
export function selectDated(
  articles: readonly SourceArticle[],
  now: number,
  timeZone: string,
): { dated: DatedArticle[]; problems: Problem[] } {
  const dated: DatedArticle[] = [];
  const problems: Problem[] = [];
  for (const article of articles) {
    const { published, updated } = article.frontMatter;
    const empty = !hasText(article);
    const stated = parseStatedTime(published ?? '');
    const found = stated && { ...article, published: stated, day: dayOfStatedTime(stated, timeZone) };
    const update = updated === undefined ? undefined : parseStatedTime(updated);
    if (empty)
      problems.push(
        problemOf(
          article,
          'untitled',
          'title',
          'The article has neither a title nor a text.',
          'Write a text, or title: in its front matter.',
        ),
      );
    if (!found)
      problems.push(
        problemOf(
          article,
          'undated',
          'published',
          'The article has no day.',
          'Write published: and the day (2017-12-11) in its front matter, with inferred: if no source states it.',
        ),
      );
    const ahead = update !== undefined && resolveStatedTime(update, now, timeZone) > now;
    if (ahead)
      problems.push(
        problemOf(
          article,
          'updated-ahead',
          'updated',
          `The article was updated in the future: ${updated}.`,
          'Write when it was last changed, or leave updated: out.',
        ),
      );
    if (!empty && found && !ahead) dated.push(found);
  }
  return { dated, problems };
}
