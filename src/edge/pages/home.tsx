import { formatAddress } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Query } from '../../edition/query.ts';
import type { Draft } from '../answer.ts';
import { formatCursor } from '../cursor.ts';
import { markdownAddress } from '../documents/markdown.ts';
import { select } from '../select.ts';
import type { Service } from '../service.ts';
import { fetchesBeside, type WordPostings } from '../words.ts';
import { builderAddress } from './build/fields.ts';
import { Chart, histogram } from './chart.tsx';
import { Facets } from './facets.tsx';
import { change, type Filter, filtersOf, headingOf } from './filters.ts';
import { feedsOf, Follow } from './follow.tsx';
import { formatArticles } from './format.ts';
import { inLanguage, unlessEnglish } from './language.ts';
import { PageFrame, Search } from './frame.tsx';
import { Listing } from './listing.tsx';
import { pageDraft } from './page.ts';
import { readSummaries } from './summaries.ts';
import { tally } from './tally.ts';

/** Articles on a page at most; feeds may have more (`pageSize`). */
const mostOnPage = 100;

/** The page of a selection: newest articles, chart, feeds, and facets that narrow it. */
export async function home(service: Service, query: Query, words: WordPostings, now: number): Promise<Draft> {
  const { edition } = service;
  const { title, description, language, pageSize } = edition.meta;
  const limits = { articles: query.limit ?? Math.min(pageSize, mostOnPage), fetches: fetchesBeside(edition, words) };
  const { ordinals, next, own } = select(edition, query, now, limits, words, 'summary');
  const summaries = await readSummaries(service, ordinals, own);
  const counted = tally(edition, query, words, now);
  const filters = filtersOf(edition, query);
  const feeds = feedsOf(edition, query);
  const heading = headingOf(edition, query, filters);
  const front = filters.length === 0;
  const page = (
    <PageFrame
      edition={edition}
      title={front ? heading.name : `${heading.name} · ${title}`}
      language={language}
      feeds={feeds}
      front={front}
      head={<link rel="alternate" type="text/markdown" href={edition.url + markdownAddress(query)} />}
    >
      <div class="heading">
        {heading.kind === '' ? null : <p class="kind">{heading.kind}</p>}
        <h1 {...(front ? inLanguage(language) : unlessEnglish(heading.language ?? 'en'))}>{heading.name}</h1>
        {front && description !== '' ? (
          <p class="lead" {...inLanguage(language)}>
            {description}
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
          {summaries.length === 0 ? (
            empty(edition, filters, words, now)
          ) : (
            <Listing edition={edition} summaries={summaries} />
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
          <Facets edition={edition} query={query} summaries={summaries} tally={counted} isFront={front} now={now} />
        </div>
      </div>
    </PageFrame>
  );
  return pageDraft(edition, page, feeds, query);
}

/** An empty selection, with links to it without each one of its conditions. */
function empty(edition: Edition, filters: readonly Filter[], words: WordPostings, now: number) {
  if (filters.length === 0)
    return (
      <section class="empty">
        <h2>There are no articles yet</h2>
        <p>The feeds exist already: follow them to receive the first article.</p>
      </section>
    );
  const wider = filters
    .map(({ label, without }) => ({ label, without, total: tally(edition, without, words, now).total }))
    .filter(({ total }) => total > 0);
  return (
    <section class="empty">
      <h2>No article matches</h2>
      {wider.length === 0 ? null : (
        <>
          <p>Articles match without one of the conditions:</p>
          <ul class="plain">
            {wider.map(({ label, without, total }) => (
              <li>
                <a href={formatAddress(without)}>Without {label}</a> <span class="count">{formatArticles(total)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/">All articles</a>
      </p>
    </section>
  );
}
