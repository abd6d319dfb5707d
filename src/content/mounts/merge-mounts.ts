import { type Problem, problemOf } from '../../article/problem.ts';
import type { SourceArticle, SourceArticles } from '../articles/source-article.ts';
import { statedId } from '../articles/identity.ts';
import { compareVersions, isOneArticle, type Version } from '../articles/version.ts';

const versionOf = ({ frontMatter, text, file }: SourceArticle): Version => ({
  frontMatter,
  body: text.body,
  source: file,
});

/**
 * Removes articles of which another mount has a better version, for example if the feeds of a site are mounted in two
 * formats. Adds a note for each pair of such mounts. Articles of one mount are not compared: there an id that occurs
 * twice is an error.
 */
export function mergeMounts(articles: readonly SourceArticle[]): SourceArticles {
  const best = new Map<string, SourceArticle>();
  const outranked = new Map<SourceArticle, string>();
  for (const article of articles) {
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
  if (outranked.size === 0) return { articles, problems: [] };
  const pairs = Map.groupBy(outranked, ([{ mount }, id]) => JSON.stringify([mount?.path, best.get(id)?.mount?.path]));
  const problems = [...pairs].map(([pair, articles]): Problem => {
    const [file, stays] = JSON.parse(pair) as [string, string];
    const versions = `${articles.length} of its articles, longer or newer: those versions are published.`;
    return problemOf('other-version', 'note', file, `${stays} also has ${versions}`);
  });
  return { articles: articles.filter((article) => !outranked.has(article)), problems };
}
