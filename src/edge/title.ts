import type { Edition } from '../edition/edition.ts';
import { type FacetName, facetNames, type Query } from '../edition/query.ts';

/** The label of a facet's value, or its slug where it has none. */
export function labelOf(edition: Edition, name: FacetName, value: string): string {
  const { slugs, labels } = edition.facets[name];
  const at = slugs.find(value);
  return at < 0 ? value : labels.at(at);
}

/** What a query selects, in labels and in marks that need no language. */
export function describe(edition: Edition, query: Query): string {
  const facets = facetNames.flatMap((name) => {
    const { all, none } = query.facets[name];
    const label = (value: string) => labelOf(edition, name, value);
    return [
      ...all.map((group) => `+ ${group.map(label).join(' / ')}`),
      ...none.map((value) => `− ${label(value)}`),
    ];
  });
  const words = [
    ...query.words.all.map((word) => `“${word}”`),
    ...query.words.none.map((word) => `−“${word}”`),
  ];
  const parts = [facets.join(' ').replace(/^\+ /, ''), words.join(' '), period(query)];
  return parts.filter((part) => part !== '').join(', ');
}

function period({ since, until }: Query): string {
  const [first, last] = [since.join(' '), until.join(' ')];
  return first === last ? first : `${first} – ${last}`.trim();
}

/** The feed's title: the publication's and, of a part of it, what that part is. */
export function titleOf(edition: Edition, query: Query): string {
  const part = describe(edition, query);
  return part === '' ? edition.meta.title : `${edition.meta.title} · ${part}`;
}
