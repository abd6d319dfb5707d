import type { Article } from '../../src/article/article.ts';

/** A kind of request, as each contestant understands it. */
export interface Question {
  readonly name: string;
  /** Articles on the page, at most. */
  readonly items: number;
  readonly dateline: string;
  readonly others: string;
}

/** Feeds of 20, which is what the publication has on a page, and of 50 articles. */
const pages = [20, 50];

const dates = 'since=2018-01-01T00:00:00Z&until=2024-01-01T00:00:00Z';
const early = 'until=2016-01-01T00:00:00Z';

/** The tags of an archive, what most articles have first. */
export function tagsOf(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of articles) for (const { slug } of tags) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([slug]) => slug);
}

/** The kinds of request that are measured beside other contestants. */
export function questionsOf(articles: readonly Article[]): Question[] {
  const tags = tagsOf(articles);
  const [first, second, third] = tags;
  const rare = tags.at(-1);
  return pages.flatMap((items) => {
    const ask = (name: string, path: string, query: readonly string[], others: readonly string[]) => {
      const limit = items === pages[0] ? [] : [`limit=${items}`];
      const join = (from: string, parameters: readonly string[]) =>
        parameters.length === 0 ? from : `${from}?${parameters.join('&')}`;
      return {
        name,
        items,
        dateline: join(path, [...query, ...limit]),
        others: join('/rss.xml', [...others, ...limit]),
      };
    };
    const two = [`tag=${first}`, `tag=${second}`, dates];
    return [
      ask('newest', '/rss.xml', [], []),
      ask('one tag', `/tags/${third}/rss.xml`, [], [`tag=${third}`]),
      ask('two tags, dates', '/rss.xml', two, two),
      ask('rare tag', `/tags/${rare}/rss.xml`, [], [`tag=${rare}`]),
      ask('deep page', '/rss.xml', [early], [early]),
    ];
  });
}

/** Every kind of page and document there is, of an archive. */
export function kindsOf(articles: readonly Article[]): string[] {
  const [tag, other] = tagsOf(articles);
  const { slug } = articles.at(-1) as Article;
  return [
    '/atom.xml',
    '/feed.json',
    `/tags/${tag}/feed.json`,
    '/authors/author-0/atom.xml',
    '/sources/source-0/rss.xml',
    '/languages/en/rss.xml',
    '/2019/atom.xml',
    '/2019/03/rss.xml',
    '/archive/2019/03/atom.xml',
    '/rss.xml?order=added',
    '/rss.xml?q=article',
    '/rss.xml?unique=1',
    '/rss.xml?content=summary',
    '/feed.json?changed-since=2019',
    `/rss.xml?tag=${tag},${other}&author=-author-0`,
    '/',
    `/tags/${tag}`,
    '/2019/03',
    '/?q=article',
    '/tags',
    '/build',
    '/api',
    `/articles/${slug}`,
    `/articles/${slug}.md`,
    `/articles/${slug}.json`,
    '/facets.json',
    '/opml.xml',
    '/openapi.json',
    '/sitemap.xml',
    '/robots.txt',
  ];
}
