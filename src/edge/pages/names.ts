import type { Format } from '../../edition/fragment.ts';
import type { FacetName } from '../../edition/query.ts';

/** What facets are called above their values. */
export const facetTitles: Readonly<Record<FacetName, string>> = {
  tag: 'Tags',
  author: 'Authors',
  source: 'Sources',
  language: 'Languages',
};

/** What formats are called. */
export const formatNames: Readonly<Record<Format, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };
