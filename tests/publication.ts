import type { Article } from '../src/article/article.ts';
import type { Content } from '../src/content/content.ts';
import type { Publication } from '../src/content/publication/publication.ts';
import { digestOfValue } from '../src/content/digest.ts';

/** A publication that says no more than it must. */
export const plainPublication: Publication = {
  title: 'Test',
  description: '',
  url: 'https://example.org',
  language: 'en',
  timezone: 'UTC',
  authors: [],
  content: 'full',
  sources: new Map(),
  hubs: [],
  pageSize: 20,
  mounts: [],
  redirects: {},
};

/** Articles as they are compiled, and nothing around them. */
export function plainContent(articles: readonly Article[], changes: Partial<Content> = {}): Content {
  return {
    publication: plainPublication,
    tags: new Map(),
    authors: new Map(),
    articles,
    withdrawn: [],
    publishedValues: [],
    founded: 0,
    lastChanged: 0,
    problems: [],
    ...changes,
  };
}

/** An article that says no more than it must, published at a moment in seconds since the epoch. */
export function plainArticle(slug: string, published: number, fields: Partial<Article> = {}): Article {
  return named({
    id: `tag:example.org,2017:${slug}`,
    slug,
    formerSlugs: [],
    title: `The ${slug}`,
    published,
    updated: published,
    added: published,
    changed: published,
    authors: [],
    tags: [],
    language: 'en',
    attachments: [],
    inferred: {},
    related: [],
    retelling: false,
    draft: false,
    content: 'full',
    body: `A text about the ${slug}.`,
    file: `content/articles/${slug}.md`,
    ...fields,
  });
}

/** An article with the digest of what it says. */
export function named(article: Omit<Article, 'digest'>): Article {
  const { digest: _, ...says } = { digest: '', ...article };
  return { ...says, digest: digestOfValue(says) };
}
