import { documents, formatAddress, mediaTypes } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Format } from '../../edition/fragment.ts';
import type { Query } from '../../edition/query.ts';
import type { Link } from '../head.ts';
import { titleOf } from '../title.ts';
import { formatNames } from './names.ts';
import { change } from './narrow.ts';

/** A feed of what a page shows. */
export interface FeedLink extends Link {
  readonly format: Format;
  readonly title: string;
}

export const formats = Object.keys(documents) as Format[];

/** The feeds of a selection from its first page on, to discover and to follow. */
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
