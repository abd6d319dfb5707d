import { formatAddress } from '../../edition/address.ts';
import { maxBytes } from '../../edition/page.ts';
import type { Query } from '../../edition/query.ts';
import type { Draft } from '../answer.ts';
import { formatCursor } from '../cursor.ts';
import { ownShard } from '../feed.ts';
import { select } from '../select.ts';
import type { Site } from '../site.ts';
import type { WordPostings } from '../words.ts';
import { Chart } from './chart.tsx';
import { Empty } from './empty.tsx';
import { readEntries } from './entries.ts';
import { Facets } from './facets.tsx';
import { feedsOf } from './feeds.ts';
import { Follow } from './follow.tsx';
import { builderAddress } from './build/address.ts';
import { histogram } from './histogram.ts';
import { Layout, own, spoken, write } from './layout.tsx';
import { Listing } from './listing.tsx';
import { change, filtersOf, headingOf } from './narrow.ts';
import { draftPage } from './page.ts';
import { Search } from './search.tsx';
import { formatArticles, tally } from './tally.ts';

/** The page of a selection: its newest articles, how they are spread over time, its feeds, and what it can be narrowed to. */
export async function home(site: Site, query: Query, words: WordPostings, now: number): Promise<Draft> {
  const { edition } = site;
  const room = { articles: query.limit ?? edition.meta.pageSize, bytes: maxBytes };
  const { ordinals, next } = select(edition, query, now, room, words);
  const entries = await readEntries(site, ordinals, ownShard(edition, query));
  const counted = tally(edition, query, words, now);
  const filters = filtersOf(edition, query);
  const feeds = feedsOf(edition, query);
  const heading = headingOf(edition, query);
  const front = filters.length === 0;
  const html = write(
    <Layout
      edition={edition}
      title={front ? heading.name : `${heading.name} · ${edition.meta.title}`}
      language={edition.meta.language}
      feeds={feeds}
      front={front}
    >
      <div class="heading">
        {heading.kind === '' ? null : <p class="kind">{heading.kind}</p>}
        <h1 {...(front ? own(edition) : heading.language === undefined ? {} : spoken(heading.language))}>
          {heading.name}
        </h1>
        {front && edition.meta.description !== '' ? (
          <p class="lead" {...own(edition)}>
            {edition.meta.description}
          </p>
        ) : null}
        <p class="soft">
          {formatArticles(counted.total)} · <a href="#follow">Follow</a>
        </p>
        {front ? null : (
          <ul class="filters" aria-label="Conditions">
            {filters.map(({ label, without }) => (
              <li>
                <a href={formatAddress(without)} aria-label={`Drop ${label}`}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
        <Search label={front ? 'Search all articles' : 'Search in these articles'} within={query} />
      </div>
      <div class="columns">
        <div>
          <Chart bars={histogram(edition, query, counted)} query={query} />
          {entries.length === 0 ? (
            <Empty edition={edition} filters={filters} words={words} now={now} />
          ) : (
            <Listing edition={edition} entries={entries} />
          )}
          {next || query.before !== undefined ? (
            <nav class="paging" aria-label="Pages">
              {query.before === undefined ? <span /> : <a href={formatAddress(change(query, {}))}>Newest</a>}
              {next ? (
                <a href={formatAddress({ ...query, before: formatCursor(next) })} rel="next">
                  Older articles
                </a>
              ) : null}
            </nav>
          ) : null}
        </div>
        <div class="aside">
          <Follow feeds={feeds} of={heading.name} builder={builderAddress(query)} />
          <Facets edition={edition} query={query} entries={entries} tally={counted} now={now} />
        </div>
      </div>
    </Layout>,
  );
  return draftPage(html, feeds, query);
}
