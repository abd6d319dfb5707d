import type { Problem } from '../article/problem.ts';
import type { Gathered, Gathering } from './gathered.ts';
import { statedId } from './identity.ts';
import { compareVersions, isOneArticle, type Version } from './version.ts';

const versionOf = ({ frontMatter, text, file }: Gathered): Version => ({
  frontMatter,
  body: text.body,
  source: file,
});

/**
 * The articles without those that stand in a better version in another mount, as where the feeds of a site are mounted in two formats,
 * and a note for each pair of such mounts. Those of one mount are not compared: there an id that comes twice is a fault.
 */
export function mergeMounts(gathered: readonly Gathered[]): Gathering {
  const best = new Map<string, Gathered>();
  const outranked = new Map<Gathered, string>();
  for (const article of gathered) {
    const id = article.mount && statedId(article);
    if (id === undefined) continue;
    const other = best.get(id);
    if (other === undefined) best.set(id, article);
    else if (other.mount !== article.mount && isOneArticle(id, other.frontMatter, article.frontMatter)) {
      const stays = compareVersions(versionOf(other), versionOf(article)) < 0;
      outranked.set(stays ? article : other, id);
      if (!stays) best.set(id, article);
    }
  }
  if (outranked.size === 0) return { gathered, problems: [] };
  const pairs = Map.groupBy(outranked, ([{ mount }, id]) =>
    JSON.stringify([mount?.path, best.get(id)?.mount?.path]),
  );
  const problems = [...pairs].map(([pair, articles]): Problem => {
    const [file, stays] = JSON.parse(pair) as [string, string];
    return {
      rule: 'other-version',
      severity: 'note',
      file,
      message: `${stays} has ${articles.length} of its articles, too, with more text or newer: those versions are published.`,
    };
  });
  return { gathered: gathered.filter((article) => !outranked.has(article)), problems };
}
