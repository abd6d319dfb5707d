import type { Article } from '../article/article.ts';
import type { Content, Vocabulary } from '../content/content.ts';
import { withBroader } from '../content/vocabulary.ts';
import type { FacetValue } from '../edition/facet.ts';
import type { FacetName } from '../edition/query.ts';
import { byCodePoint } from '../text/order.ts';

interface Gathering {
  label: string;
  readonly ordinals: number[];
}

/**
 * The values of every facet with the ordinals of their articles. A tag stands for its narrower ones too, a language for
 * its regional and script forms. Values of the vocabulary, and values once published, are known even without articles.
 */
export function facetsOf(content: Content, articles: readonly Article[]): Record<FacetName, FacetValue[]> {
  const facets: Record<FacetName, Map<string, Gathering>> = {
    tag: new Map(),
    author: new Map(),
    source: new Map(),
    language: new Map(),
  };
  const known = (name: FacetName, slug: string, label: string): Gathering => {
    const value = facets[name].get(slug) ?? { label, ordinals: [] };
    facets[name].set(slug, value);
    return value;
  };
  for (const { slug, label } of content.tags.values()) known('tag', slug, label);
  for (const { slug, label } of content.authors.values()) known('author', slug, label);
  const nameOf = languageNames(content.publication.language);
  articles.forEach((article, ordinal) => {
    for (const [slug, label] of tagsOf(article, content.tags))
      known('tag', slug, label).ordinals.push(ordinal);
    const authors = new Map(article.authors.map(({ slug, name }) => [slug, name]));
    for (const [slug, name] of authors) known('author', slug, name).ordinals.push(ordinal);
    if (article.source) known('source', article.source.slug, article.source.label).ordinals.push(ordinal);
    for (const slug of languagesOf(article.language)) {
      known('language', slug, nameOf(slug)).ordinals.push(ordinal);
    }
  });
  for (const { facet, slug, label } of content.publishedValues) known(facet, slug, label);
  const listed = (name: FacetName) =>
    [...facets[name]]
      .map(([slug, { label, ordinals }]) => ({ slug, label, ordinals }))
      .sort((a, b) => byCodePoint(a.slug, b.slug));
  return {
    tag: listed('tag'),
    author: listed('author'),
    source: listed('source'),
    language: listed('language'),
  };
}

/** An article's tags and all that are broader, each once. */
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

/** `zh-Hans-CN` → `zh`, `zh-hans`, `zh-hans-cn`. */
function languagesOf(language: string): string[] {
  const subtags = language.toLowerCase().split('-');
  return subtags.map((_, i) => subtags.slice(0, i + 1).join('-'));
}

/** What languages are called in a language; what is no tag by itself (the `de-x` of `de-x-own`) is its own name. */
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
