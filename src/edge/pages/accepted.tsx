import { facetNames, facetPaths } from '../../edition/query.ts';
import type { Fault } from '../problem.ts';

/** What a faulty request could have said; where that is one of many values, the page that lists them. */
export function Accepted({ fault: { parameter, accepted } }: { readonly fault: Fault }) {
  const facet = facetNames.find((name) => name === parameter);
  if (facet !== undefined)
    return (
      <p>
        <a href={`/${facetPaths[facet]}`}>All {facetPaths[facet]}</a>
      </p>
    );
  return accepted === undefined ? null : <p>Accepted: {accepted}.</p>;
}
