import type { Edition } from '../edition/edition.ts';
import { type FacetName, facetNames, type Query } from '../edition/query.ts';

/** The label of a facet value, or the slug itself if the edition does not have it. */
export function labelOf(edition: Edition, name: FacetName, value: string): string {
  const { slugs, labels } = edition.facets[name];
  const at = slugs.find(value);
  return at < 0 ? value : labels.at(at);
}

/** The conditions of a query, in labels and in signs that need no language. */
function describe(edition: Edition, query: Query): string {
  const facets = facetNames.flatMap((name) => {
    const { all, none } = query.facets[name];
    const label = (value: string) => labelOf(edition, name, value);
    return [...all.map((group) => `+ ${group.map(label).join(' / ')}`), ...none.map((value) => `− ${label(value)}`)];
  });
  const words = [...query.words.all.map((word) => `“${word}”`), ...query.words.none.map((word) => `−“${word}”`)];
  const parts = [facets.join(' ').replace(/^\+ /, ''), words.join(' '), period(query)];
  return parts.filter((part) => part !== '').join(', ');
}

function period({ since, until }: Query): string {
  const [first, last] = [since.join(' '), until.join(' ')];
  return first === last ? first : `${first} – ${last}`.trim();
}

/** The title of a feed: the publication's title and the conditions of the query. */
export function feedTitle(edition: Edition, query: Query): string {
  const part = describe(edition, query);
  return part === '' ? edition.meta.title : `${edition.meta.title} · ${part}`;
}
