import type { Article } from '../../article/article.ts';
import { type Vocabulary, withBroader } from '../publication/vocabulary.ts';
import { type ValueSnapshot, valueKey } from './ledger.ts';

/** A language tag and the tags that are broader: `zh-Hans-CN`, `zh-Hans`, `zh`. */
function broaderLanguages(language: string): string[] {
  const subtags = language.split('-');
  return subtags.map((_, i) => subtags.slice(0, subtags.length - i).join('-'));
}

/** The facet values of articles, broader tags included, each with the moment at which the first of its articles is published. */
export function valuesOfArticles(articles: readonly Article[], tags: Vocabulary): ValueSnapshot[] {
  const values = new Map<string, ValueSnapshot>();
  const carry = (facet: ValueSnapshot['facet'], slug: string, label: string, from: number): void => {
    const key = valueKey(facet, slug);
    const known = values.get(key);
    if (!known || from < known.from) values.set(key, { facet, slug, label, from });
  };
  for (const { tags: own, authors, source, language, published } of articles) {
    for (const tag of own)
      for (const slug of withBroader(tags, tag.slug))
        carry('tag', slug, slug === tag.slug ? tag.label : (tags.get(slug)?.label ?? slug), published);
    for (const author of authors) carry('author', author.slug, author.name, published);
    if (source) carry('source', source.slug, source.label, published);
    for (const tag of broaderLanguages(language)) carry('language', tag.toLowerCase(), tag, published);
  }
  return [...values.values()];
}
