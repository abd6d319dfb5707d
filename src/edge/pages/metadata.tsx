import { raw } from 'hono/html';
import type { Edition } from '../../edition/edition.ts';
import { type JsonFeedItem, type NamedEntity, articleName } from './item.ts';

/**
 * Metadata of an article for machines: its addresses, Open Graph (https://ogp.me), schema.org. `original` is the
 * address of the page that this one is a copy of; undefined if there is none.
 */
export function metadata(edition: Edition, item: JsonFeedItem, address: string, original?: string) {
  const { authors = [], _dateline: extension } = item;
  const properties: readonly (readonly [string, string])[] = [
    ['og:type', 'article'],
    ['og:title', articleName(item)],
    ['og:description', item.summary],
    ['og:url', item.url],
    ['og:site_name', edition.meta.title],
    ...(item.image === undefined ? [] : [['og:image', item.image] as const]),
    ['article:published_time', item.date_published],
    ...(item.date_modified === undefined ? [] : [['article:modified_time', item.date_modified] as const]),
    ...authors.map(({ name }) => ['article:author', name] as const),
    ...(extension?.tags ?? []).map(({ label }) => ['article:tag', label] as const),
  ];
  return (
    <>
      <link rel="canonical" href={original ?? address} />
      <link rel="alternate" type="text/markdown" href={`${address}.md`} />
      <link rel="alternate" type="application/json" href={`${address}.json`} />
      <meta name="description" content={item.summary} />
      {properties.map(([property, content]) => (
        <meta property={property} content={content} />
      ))}
      <script type="application/ld+json">{raw(jsonLd(edition, item, original ?? address))}</script>
    </>
  );
}

function typed(type: string, entity: NamedEntity | undefined) {
  return entity && { '@type': type, name: entity.name, url: entity.url };
}

/** https://schema.org/NewsArticle as JSON-LD, with `<` escaped so that no text ends the `script` element. */
function jsonLd(edition: Edition, item: JsonFeedItem, canonical: string): string {
  const { authors = [], _dateline: extension } = item;
  const { source, location, rights, tags } = extension ?? {};
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: item.title,
    description: item.summary,
    url: item.url,
    mainEntityOfPage: canonical,
    isBasedOn: item.external_url,
    datePublished: item.date_published,
    dateModified: item.date_modified,
    inLanguage: item.language ?? edition.meta.language,
    author: authors.length === 0 ? undefined : authors.map((author) => typed('Person', author)),
    publisher: { '@type': 'Organization', name: edition.meta.title, url: edition.url },
    sourceOrganization: typed('Organization', source),
    contentLocation: typed('Place', location === undefined ? undefined : { name: location }),
    copyrightNotice: rights,
    keywords: tags?.map(({ label }) => label),
    image: item.image,
  };
  return JSON.stringify(article).replaceAll('<', '\\u003c');
}
