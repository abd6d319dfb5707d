import type { Article } from '../article/article.ts';
import type { Content } from '../content/content.ts';
import { withBroaderLanguages } from '../content/ledger/record.ts';
import { type Vocabulary, withBroader } from '../content/publication/vocabulary.ts';
import type { FacetValue } from '../edition/facet.ts';
import type { FacetName } from '../edition/query.ts';
import { byCodePoint } from '../text/order.ts';

/** The moment for values of the vocabulary, which exist whatever was published. */
const always = Number.MIN_SAFE_INTEGER;

interface FacetArticles {
  readonly label: string;
  since: number;
  readonly ordinals: number[];
}

/**
 * The values of every facet with the ordinals of their articles. A tag includes its narrower tags, a language its
 * regional and script forms. Values of the vocabulary, and values that were published once, are included even without
 * articles.
 */
export function compileFacets(content: Content, articles: readonly Article[]): Record<FacetName, FacetValue[]> {
  const facets: Record<FacetName, Map<string, FacetArticles>> = {
    tag: new Map(),
    author: new Map(),
    source: new Map(),
    language: new Map(),
  };
  const known = (name: FacetName, slug: string, label: string, since: number): FacetArticles => {
    const value = facets[name].get(slug) ?? { label, since, ordinals: [] };
    value.since = Math.min(value.since, since);
    facets[name].set(slug, value);
    return value;
  };
  for (const { slug, label } of content.tags.values()) known('tag', slug, label, always);
  for (const { slug, label } of content.authors.values()) known('author', slug, label, always);
  const nameOf = languageNames(content.publication.language);
  articles.forEach((article, ordinal) => {
    const add = (name: FacetName, slug: string, label: string) =>
      known(name, slug, label, article.published).ordinals.push(ordinal);
    for (const [slug, label] of tagsOf(article, content.tags)) add('tag', slug, label);
    const authors = new Map(article.authors.map(({ slug, name }) => [slug, name]));
    for (const [slug, name] of authors) add('author', slug, name);
    if (article.source) add('source', article.source.slug, article.source.label);
    for (const slug of withBroaderLanguages(article.language.toLowerCase())) add('language', slug, nameOf(slug));
  });
  for (const { facet, value, label, first } of content.publishedValues) known(facet, value, label, first);
  const listed = (name: FacetName) =>
    [...facets[name]].map(([slug, value]) => ({ slug, ...value })).sort((a, b) => byCodePoint(a.slug, b.slug));
  return {
    tag: listed('tag'),
    author: listed('author'),
    source: listed('source'),
    language: listed('language'),
  };
}

/** An article's tags and all broader tags, each once: labels by slug. */
function tagsOf(article: Article, vocabulary: Vocabulary): Map<string, string> {
  const tags = new Map<string, string>();
  for (const { slug, label } of article.tags) {
    tags.set(slug, label);
    for (const broader of withBroader(vocabulary, slug)) {
      if (!tags.has(broader)) tags.set(broader, vocabulary.get(broader)?.label ?? broader);
    }
  }
  return tags;
}

/**
 * The names of languages in a language, by tag. The name of an invalid tag (the `de-x` of `de-x-own`) is the tag
 * itself.
 */
function languageNames(inLanguage: string): (code: string) => string {
  const names = new Map<string, string>();
  const display = new Intl.DisplayNames([inLanguage], { type: 'language' });
  const read = (code: string) => {
    try {
      return display.of(code) ?? code;
    } catch {
      return code;
    }
  };
  return (code) => {
    const name = names.get(code) ?? read(code);
    names.set(code, name);
    return name;
  };
}
