import { documents, formatAddress, mediaTypes } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Format } from '../../edition/fragment.ts';
import { everything, facetNames, type Query } from '../../edition/query.ts';
import type { Draft } from '../answer.ts';
import { formatHash, hash } from '../../edition/hash.ts';
import { maxBytes } from '../document.ts';
import type { Link } from '../head.ts';
import { newestVisible, select } from '../select.ts';
import { readArticles } from '../shards.ts';
import type { Site } from '../site.ts';
import type { WordPostings } from '../words.ts';
import { titleOf } from '../title.ts';
import { type Item, readItem } from './item.ts';
import { Layout, write } from './layout.tsx';

const names: Readonly<Record<Format, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

/** The page of a selection: its newest articles, its feeds, and the feeds of every facet value. */
export async function home(site: Site, query: Query, words: WordPostings, now: number): Promise<Draft> {
  const { edition } = site;
  const room = { articles: query.limit ?? edition.meta.pageSize, bytes: maxBytes };
  const { ordinals } = select(edition, query, now, room, words);
  const items = (await readArticles(edition, site.store, ordinals)).map(readItem);
  const html = write(<Home edition={edition} query={query} items={items} now={now} />);
  return {
    type: 'text/html; charset=utf-8',
    etag: `W/"${formatHash(hash(html))}"`,
    query,
    links: feedsOf(edition, query),
    bytes: () => new TextEncoder().encode(html),
  };
}

function feedsOf(edition: Edition, query: Query): (Link & { title: string })[] {
  return (Object.keys(documents) as Format[]).map((format) => ({
    rel: 'alternate',
    type: mediaTypes[format],
    title: `${titleOf(edition, query)} (${names[format]})`,
    href: edition.meta.origin + formatAddress(query, format),
  }));
}

interface HomeProps {
  readonly edition: Edition;
  readonly query: Query;
  readonly items: readonly Item[];
  readonly now: number;
}

function Home({ edition, query, items, now }: HomeProps) {
  const title = titleOf(edition, query);
  return (
    <Layout edition={edition} title={title} feeds={feedsOf(edition, query)}>
      <h1>{title}</h1>
      <p>{edition.meta.description}</p>
      <p>
        <Feeds query={query} />
      </p>
      <ol>
        {items.map((item) => (
          <li lang={item.language}>
            <a href={new URL(item.url).pathname}>{item.title}</a>{' '}
            <time datetime={item.date_published}>{item.date_published.slice(0, 10)}</time>
            <p>{item.summary}</p>
          </li>
        ))}
      </ol>
      {facetNames.map((facet) => (
        <section>
          <h2>{facet}</h2>
          <ul>
            {Array.from(edition.facets[facet].slugs, (value, i) => {
              const count = edition.facets[facet].postings(i)?.rank(newestVisible(edition, now)) ?? 0;
              const own: Query = {
                ...everything,
                facets: { ...everything.facets, [facet]: { all: [[value]], none: [] } },
              };
              return count === 0 ? null : (
                <li>
                  <a href={formatAddress(own)}>{edition.facets[facet].labels.at(i)}</a> ({count}){' '}
                  <Feeds query={own} />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </Layout>
  );
}

function Feeds({ query }: { readonly query: Query }) {
  return (
    <>
      {(Object.keys(documents) as Format[]).map((format) => (
        <>
          <a href={formatAddress(query, format)}>{names[format]}</a>{' '}
        </>
      ))}
    </>
  );
}
