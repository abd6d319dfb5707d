import type { Article } from '../../article/article.ts';
import type { Content } from '../content.ts';
import { type Bearer, namesakes, told } from '../namesakes.ts';
import type { Finding, Rule } from './rule.ts';

interface Named {
  readonly slug: string;
  readonly label: string;
}

/** The names of one kind, and the first article that bears each. */
function gather(
  articles: readonly Article[],
  namesIn: (article: Article) => readonly Named[],
  known: { has(slug: string): boolean },
): { readonly bearers: readonly Bearer[]; readonly first: ReadonlyMap<string, Article> } {
  const bearers = new Map<string, Bearer>();
  const first = new Map<string, Article>();
  for (const article of articles)
    for (const { slug, label } of namesIn(article)) {
      bearers.set(slug, { slug, label, count: (bearers.get(slug)?.count ?? 0) + 1, known: known.has(slug) });
      if (!first.has(slug)) first.set(slug, article);
    }
  return { bearers: [...bearers.values()], first };
}

function* look({ articles, authors, publication }: Content): Generator<Finding> {
  const byAuthor = gather(
    articles,
    (article) => article.authors.map(({ slug, name }) => ({ slug, label: name })),
    authors,
  );
  const bySource = gather(articles, ({ source }) => (source ? [source] : []), publication.sources);
  for (const [kind, { bearers, first }] of [
    ['author', byAuthor],
    ['source', bySource],
  ] as const)
    for (const pair of namesakes(bearers, kind))
      yield {
        article: first.get(pair.alias.slug) as Article,
        key: kind === 'author' ? 'authors' : 'source',
        ...told(pair, kind),
      };
}

export const sameName: Rule = {
  name: 'same-name',
  severity: 'warning',
  doc: 'Two spellings of one author or one source are two feeds, each with a part of the articles.',
  check: look,
};
