import type { Edition } from '../../edition/edition.ts';
import { queryOfValue } from '../../edition/listing.ts';
import { type FacetName, facetNames, facetPaths, type Query } from '../../edition/query.ts';
import { topValues } from '../values.ts';
import { having, mentions } from './filters.ts';
import { formatCount } from './format.ts';
import type { ArticleSummary } from './item.ts';
import { facetTitles } from './frame.tsx';
import { LabelLink } from './listing.tsx';
import type { Tally } from './tally.ts';

/** A facet value that narrows a selection. */
interface Refinement {
  readonly label: string;
  readonly count: number;
  readonly query: Query;
}

/** The most values shown of each facet. The same number of the most common values is tried as refinements. */
const mostShown: Readonly<Record<FacetName, number>> = { tag: 14, author: 8, source: 8, language: 8 };

interface FacetsProps {
  readonly edition: Edition;
  readonly query: Query;
  readonly summaries: readonly ArticleSummary[];
  readonly tally: Tally;
  /** Whether the query has no conditions. */
  readonly isFront: boolean;
  readonly now: number;
}

/** The most common facet values of a selection, with counts, as links that narrow it. */
export function Facets(props: FacetsProps) {
  const { edition, isFront, now } = props;
  const top = topValues(edition, now);
  return (
    <>
      {facetNames.map((facet) => {
        const refinements = isFront ? commonValues(props, facet) : refinementsOf(props, facet);
        const { size } = top[facet];
        if (refinements.length === 0 || (size < 2 && isFront)) return null;
        const id = `facet-${facetPaths[facet]}`;
        return (
          <nav class="facet" aria-labelledby={id}>
            <h2 id={id}>{facetTitles[facet]}</h2>
            <ul>
              {refinements.map(({ label, count, query: target }) => (
                <li>
                  <LabelLink edition={edition} query={target} label={label} />{' '}
                  <span class="count">{formatCount(count)}</span>
                </li>
              ))}
            </ul>
            {size > refinements.length && isFront ? (
              <p>
                <a href={`/${facetPaths[facet]}`}>
                  All {formatCount(size)} {facetPaths[facet]}
                </a>
              </p>
            ) : null}
          </nav>
        );
      })}
    </>
  );
}

function commonValues({ edition, now }: FacetsProps, facet: FacetName): Refinement[] {
  const { slugs, labels } = edition.facets[facet];
  const { values } = topValues(edition, now)[facet];
  return values
    .slice(0, mostShown[facet])
    .map(({ at, count }) => ({ label: labels.at(at), count, query: queryOfValue(facet, slugs.at(at)) }));
}

/** Values that some but not all articles have, among common ones and those of listed articles. */
function refinementsOf({ edition, query, summaries, tally, now }: FacetsProps, facet: FacetName) {
  const { slugs, labels } = edition.facets[facet];
  const { values, size } = topValues(edition, now)[facet];
  if (size < 2 || tally.total < 2) return [];
  const listed = summaries.flatMap((summary) => slugsOf(summary, facet)).map((slug) => slugs.find(slug));
  const common = values.slice(0, mostShown[facet]).map(({ at }) => at);
  const candidates = new Set([...listed, ...common].filter((at) => at >= 0));
  return [...candidates]
    .filter((at) => !mentions(query, facet, slugs.at(at)))
    .map((at) => ({ at, count: tally.having(edition.facets[facet].postings(at)) }))
    .filter(({ count }) => count > 0 && count < tally.total)
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .slice(0, mostShown[facet])
    .map(({ at, count }) => ({ label: labels.at(at), count, query: having(query, facet, slugs.at(at)) }));
}

/** The slugs of an article's values of a facet. */
function slugsOf({ language, _dateline: extension = {} }: ArticleSummary, facet: FacetName): string[] {
  const { tags = [], authors = [], source } = extension;
  if (facet === 'language') return language === undefined ? [] : [language.toLowerCase()];
  const values = { tag: tags, author: authors, source: source ? [source] : [] }[facet];
  return values.map(({ slug }) => slug);
}
