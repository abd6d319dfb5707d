import type { Problem } from '../article/problem.ts';
import type { Gathered } from './gathered.ts';
import type { Entry, Ledger } from './ledger.ts';

function slugs(entries: readonly Entry[]): string {
  const named = entries.slice(0, 5).map(({ slug }) => slug);
  return entries.length <= 5 ? named.join(', ') : `${named.join(', ')} and ${entries.length - 5} more`;
}

/**
 * Problems that stop a build in which too much vanished at once, which is more likely a slip than a wish: a whole mount, or
 * more than a tenth of the articles. What became a draft has not vanished. Nothing where it is within bounds.
 */
export function vanished(
  ledger: Ledger,
  gathered: readonly Gathered[],
  present: readonly string[],
  folder: string,
): readonly Problem[] {
  const here = new Set([...present, ...gathered.map(({ frontMatter }) => frontMatter.id)]);
  const alive = [...ledger.articles.values()].filter(({ withdrawn }) => withdrawn === undefined);
  const gone = alive.filter(({ id }) => !here.has(id));
  if (gone.length === 0) return [];
  const problem = (message: string): Problem => ({
    rule: 'vanished',
    severity: 'error',
    file: `${folder}/ledger.jsonl`,
    message,
    remedy: 'Bring them back, or give --withdraw if they are to be withdrawn.',
  });
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
