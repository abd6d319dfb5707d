import { formatAddress, formats, mediaTypes } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Format } from '../../edition/fragment.ts';
import type { Query } from '../../edition/query.ts';
import type { WebLink } from '../answer.ts';
import { titleOf } from '../title.ts';
import { change } from './filters.ts';

/** The names of the formats on pages. */
export const formatNames: Readonly<Record<Format, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

/** A feed of the selection that a page shows. */
export interface FeedLink extends WebLink {
  readonly format: Format;
  readonly title: string;
}

/** The feeds of a selection, from its first page. */
export function feedsOf(edition: Edition, query: Query): FeedLink[] {
  const first = change(query, {});
  return formats.map((format) => ({
    format,
    rel: 'alternate',
    type: mediaTypes[format],
    title: `${titleOf(edition, first)} (${formatNames[format]})`,
    href: edition.meta.origin + formatAddress(first, format),
  }));
}
