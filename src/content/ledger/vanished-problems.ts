import { type Problem, problemOf } from '../../article/problem.ts';
import type { SourceArticle } from '../articles/source-article.ts';
import type { LedgerArticle } from './records.ts';
import type { Ledger } from './ledger.ts';

function slugs(entries: readonly LedgerArticle[]): string {
  const named = entries.slice(0, 5).map(({ slug }) => slug);
  return entries.length <= 5 ? named.join(', ') : `${named.join(', ')} and ${entries.length - 5} more`;
}

/**
 * Problems that stop a build if a whole mount, or more than a tenth of the articles, vanished at once, which is more
 * likely a mistake than intended. Articles that became drafts have not vanished.
 */
export function vanishedProblems(
  ledger: Ledger,
  articles: readonly SourceArticle[],
  present: readonly string[],
  folder: string,
): readonly Problem[] {
  const here = new Set([...present, ...articles.map(({ frontMatter }) => frontMatter.id)]);
  const alive = [...ledger.articles.values()].filter(({ withdrawn }) => withdrawn === undefined);
  const gone = alive.filter(({ id }) => !here.has(id));
  if (gone.length === 0) return [];
  const remedy = 'Restore them, or run with --withdraw to withdraw them.';
  const problem = (message: string): Problem =>
    problemOf('vanished', 'error', `${folder}/ledger.jsonl`, message, remedy);
  const byMount = Map.groupBy(alive, ({ mount }) => mount);
  const mounts = [...byMount].flatMap(([mount, entries]) =>
    mount !== undefined && entries.every(({ id }) => !here.has(id))
      ? [problem(`All articles of the mount ${mount} vanished (${entries.length}): ${slugs(entries)}.`)]
      : [],
  );
  if (mounts.length > 0) return mounts;
  return gone.length * 10 > alive.length
    ? [problem(`${gone.length} of ${alive.length} articles vanished: ${slugs(gone)}.`)]
    : [];
}
