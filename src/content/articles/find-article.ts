import { resolve, sep } from 'node:path';
import type { Article } from '../../article/article.ts';
import { nearest } from '../../text/nearest.ts';

/** Whether an article's file is below `articles/` of the content folder, and not in a mount. */
export function isInArticlesFolder(folder: string, article: Article): boolean {
  return resolve(article.file).startsWith(resolve(folder, 'articles') + sep);
}

/** The article with this slug, id, file or former slug; if there is none, the slugs that resemble the name. */
export function findArticle(
  articles: readonly Article[],
  name: string,
): { readonly article: Article } | { readonly near: readonly string[] } {
  const file = name.replace(/^\.\//, '');
  const article =
    articles.find(({ slug, id }) => slug === name || id === name) ??
    articles.find((each) => each.file === file) ??
    articles.find(({ formerSlugs }) => formerSlugs.includes(name));
  if (article) return { article };
  return {
    near: nearest(
      name,
      articles.map(({ slug }) => slug),
    ),
  };
}
