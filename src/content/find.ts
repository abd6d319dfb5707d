import { resolve, sep } from 'node:path';
import type { Article } from '../article/article.ts';
import { nearest } from '../text/nearest.ts';

/** Whether an article's file is the content folder's own; else it stands in a mount. */
export function isOwn(folder: string, article: Article): boolean {
  return resolve(article.file).startsWith(resolve(folder, 'articles') + sep);
}

/** The article that a person means by a slug, a former slug, an id, or a file; or what comes near. */
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
