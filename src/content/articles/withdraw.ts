import { rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Article } from '../../article/article.ts';
import { withdrawForGood } from '../ledger/ledger.ts';
import { formatLedger } from '../ledger/lines.ts';
import type { ContentSettings } from '../publication/settings.ts';
import { writeIfChanged } from '../write.ts';

/** Whether an article's file is below `articles/` of the content folder, and not in a mount. */
export function isInArticlesFolder(folder: string, article: Article): boolean {
  return resolve(article.file).startsWith(resolve(folder, 'articles') + sep);
}

/** The result of withdrawing an article. */
interface Withdrawal {
  readonly article: Article;
  /** Whether it had been published: its address then answers 410, and clients that sync receive its id. */
  readonly published: boolean;
  /** Whether its file was kept because it is in a mount. */
  readonly mounted: boolean;
}

/**
 * Withdraws articles for good: records it in the ledger, then deletes the files. Files in mounts are kept; their
 * articles stay out of the edition. `now` in seconds since the epoch.
 */
export async function withdraw(
  folder: string,
  { ledger }: ContentSettings,
  articles: readonly Article[],
  now: number,
): Promise<readonly Withdrawal[]> {
  const after = withdrawForGood(
    ledger,
    articles.map(({ id }) => id),
    now,
  );
  if (ledger.articles.size > 0) await writeIfChanged(join(folder, 'ledger.jsonl'), formatLedger(after), true);
  const withdrawals: Withdrawal[] = [];
  for (const article of articles) {
    const mounted = !isInArticlesFolder(folder, article);
    if (!mounted) await rm(article.file, { force: true });
    withdrawals.push({ article, published: ledger.articles.has(article.id), mounted });
  }
  return withdrawals;
}
