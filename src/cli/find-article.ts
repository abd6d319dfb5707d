import type { Article } from '../article/article.ts';
import { didYouMean } from '../text/nearest.ts';
import { UsageError } from './command.ts';

/** The article with this slug, id, file or former slug. Throws `UsageError` with the nearest slugs if there is none. */
export function findArticle(articles: readonly Article[], name: string): Article {
  const file = name.replace(/^\.\//, '');
  const article =
    articles.find(({ slug, id }) => slug === name || id === name) ??
    articles.find((each) => each.file === file) ??
    articles.find(({ formerSlugs }) => formerSlugs.includes(name));
  if (article) return article;
  const slugs = articles.map(({ slug }) => slug);
  throw new UsageError(`There is no article ${name}.${didYouMean(name, slugs)}`);
}
