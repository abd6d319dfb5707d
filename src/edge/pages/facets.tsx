import { formatAddress } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { everything, type FacetName, facetNames, facetPaths, type Query } from '../../edition/query.ts';
import { spoken } from './layout.tsx';
import type { Entry } from './entries.ts';
import { facetTitles } from './names.ts';
import { having, isEverything, names } from './narrow.ts';
import { formatCount, type Tally } from './tally.ts';
import { topValues } from '../top.ts';

/** A value by which a selection can be narrowed. */
interface Choice {
  readonly label: string;
  readonly count: number;
  readonly query: Query;
}

/** How many values are shown; so many of the most common are tried beside those of the listed articles. */
const shown: Readonly<Record<FacetName, number>> = { tag: 14, author: 8, source: 8, language: 8 };

interface FacetsProps {
  readonly edition: Edition;
  readonly query: Query;
  readonly entries: readonly Entry[];
  readonly tally: Tally;
  readonly now: number;
}

/** What the articles can be narrowed to, with counts: the most common values; the others stand on pages of their own. */
export function Facets({ edition, query, entries, tally, now }: FacetsProps) {
  const top = topValues(edition, now);
  return (
    <>
      {facetNames.map((facet) => {
        const choices = isEverything(query)
          ? common(edition, facet, now)
          : narrower(edition, facet, query, entries, tally, now);
        const { size } = top[facet];
        if (choices.length === 0 || (size < 2 && isEverything(query))) return null;
        const id = `facet-${facetPaths[facet]}`;
        return (
          <nav class="facet" aria-labelledby={id}>
            <h2 id={id}>{facetTitles[facet]}</h2>
            <ul>
              {choices.map(({ label, count, query: target }) => (
                <li>
                  <a href={formatAddress(target)}>
                    <bdi {...spoken(edition.meta.language)}>{label}</bdi>
                  </a>{' '}
                  <span class="count">{formatCount(count)}</span>
                </li>
              ))}
            </ul>
            {size > choices.length && isEverything(query) ? (
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

function common(edition: Edition, facet: FacetName, now: number): Choice[] {
  const { slugs, labels } = edition.facets[facet];
  const { values } = topValues(edition, now)[facet];
  return values.slice(0, shown[facet]).map(({ at, count }) => ({
    label: labels.at(at),
    count,
    query: having(everything, facet, slugs.at(at)),
  }));
}

function narrower(
  edition: Edition,
  facet: FacetName,
  query: Query,
  entries: readonly Entry[],
  tally: Tally,
  now: number,
): Choice[] {
  const { slugs, labels } = edition.facets[facet];
  const listed = entries.flatMap((entry) => valuesOf(entry, facet)).map((value) => slugs.find(value));
  const { values, size } = topValues(edition, now)[facet];
  if (size < 2 || tally.total < 2) return [];
  const most = values.slice(0, shown[facet]);
  const candidates = new Set([...listed, ...most.map(({ at }) => at)].filter((at) => at >= 0));
  return [...candidates]
    .filter((at) => !names(query, facet, slugs.at(at)))
    .map((at) => ({ at, count: tally.having(edition.facets[facet].postings(at)) }))
    .filter(({ count }) => count > 0 && count < tally.total)
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .slice(0, shown[facet])
    .map(({ at, count }) => ({ label: labels.at(at), count, query: having(query, facet, slugs.at(at)) }));
}

function valuesOf({ language, _dateline: extension = {} }: Entry, facet: FacetName): string[] {
  const { tags = [], authors = [], source } = extension;
  switch (facet) {
    case 'tag':
      return tags.map(({ slug }) => slug);
    case 'author':
      return authors.map(({ slug }) => slug);
    case 'source':
      return source ? [source.slug] : [];
    case 'language':
      return language === undefined ? [] : [language.toLowerCase()];
  }
}
