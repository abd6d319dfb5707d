import type { Problem } from '../article/problem.ts';
import type { Gathered } from './gathered.ts';
import type { Dated, Identified } from './identity.ts';
import { dayOfStated, parseStated, resolveStated } from './moment.ts';

function problemOf(article: Gathered, rule: string, key: string, message: string, remedy: string): Problem {
  // What is missing belongs into the front matter, which begins the file.
  const line = article.lines.get(key) ?? 1;
  // What others wrote can't be mended here: it stops nothing.
  const severity = article.mount && rule !== 'updated-ahead' ? 'warning' : 'error';
  return { rule, severity, file: article.file, line, key, message, remedy };
}

/** Whether an article says anything that readers can be shown. */
const says = ({ frontMatter: { title, summary }, text }: Gathered): boolean =>
  (title ?? summary) !== undefined || text.body.trim() !== '';

/** That an article which was withdrawn for good stands in the folder again. */
export function backAgain({ file, id }: Identified): Problem {
  const message = `The article was withdrawn for good, and stays out: ${id}.`;
  const remedy = 'Delete the file, or take "final" and "withdrawn" out of its line in ledger.jsonl.';
  return { rule: 'withdrawn', severity: 'warning', file, message, remedy };
}

/** The articles that have what none may lack, and the problems of those that don't. */
export function sift(
  gathered: readonly Gathered[],
  now: number,
  timeZone: string,
): { dated: Dated[]; problems: Problem[] } {
  const dated: Dated[] = [];
  const problems: Problem[] = [];
  for (const article of gathered) {
    const { published, updated } = article.frontMatter;
    const empty = !says(article);
    const stated = parseStated(published ?? '');
    const found = stated && { ...article, published: stated, day: dayOfStated(stated, timeZone) };
    const update = updated === undefined ? undefined : parseStated(updated);
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
    const ahead = update !== undefined && resolveStated(update, now, timeZone) > now;
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
