import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { isOwn } from './find.ts';
import { withdrawForGood } from './ledger.ts';
import { formatLedger } from './ledger/lines.ts';
import type { Settings } from './settings.ts';
import { writeChanged } from './write.ts';

/** What became of an article that was taken back. */
export interface Withdrawal {
  readonly article: Article;
  /** Whether it had been published: then its address answers 410, and its id is told to those who sync. */
  readonly published: boolean;
  /** Whether its file is still there, since it stands in a mount. */
  readonly mounted: boolean;
}

/**
 * Takes articles back for good: the ledger notes it first, then the files go. What stands in a mount is left where it is,
 * and stays out of the edition. `now` in seconds since the epoch.
 */
export async function withdraw(
  folder: string,
  { ledger }: Settings,
  articles: readonly Article[],
  now: number,
): Promise<readonly Withdrawal[]> {
  const after = withdrawForGood(
    ledger,
    articles.map(({ id }) => id),
    now,
  );
  if (ledger.articles.size > 0) await writeChanged(join(folder, 'ledger.jsonl'), formatLedger(after));
  const withdrawals: Withdrawal[] = [];
  for (const article of articles) {
    const mounted = !isOwn(folder, article);
    if (!mounted) await rm(article.file, { force: true });
    withdrawals.push({ article, published: ledger.articles.has(article.id), mounted });
  }
  return withdrawals;
}
