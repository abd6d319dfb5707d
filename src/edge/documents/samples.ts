import type { Edition } from '../../edition/edition.ts';
import type { FacetName } from '../../edition/query.ts';
import { dayAt, monthOf } from '../../edition/zone.ts';
import { formatDay, formatMoment } from '../../text/date.ts';
import { formatCursor } from '../cursor.ts';
import { newestVisible } from '../select.ts';
import { topValues } from '../values.ts';

/** Values of the publication for examples. */
export interface Samples {
  readonly month: string;
  readonly day: string;
  /** RFC 3339. */
  readonly lastChanged: string;
  /** The cursor after the newest article. */
  readonly cursor: string;
  /** The slug of an article. */
  readonly slug: string;
  /** The slug of a facet value. */
  value(facet: FacetName): string;
}

/** The newest visible article and the most common values; placeholders if there are none. */
export function samples(edition: Edition, now: number): Samples {
  const newest = newestVisible(edition, now);
  const { zone, founded, lastChanged } = edition.meta;
  const at = newest < 0 ? founded : (edition.published[newest] as number);
  const day = dayAt(zone, at);
  return {
    month: monthOf(day),
    day: formatDay(day),
    lastChanged: formatMoment(lastChanged),
    cursor: formatCursor({ key: at, id: newest < 0 ? 'id' : edition.ids.at(newest) }),
    slug: newest < 0 ? 'an-article' : edition.slugAt(newest),
    value: (facet) => {
      const most = topValues(edition, now)[facet].values[0];
      return most ? edition.facets[facet].slugs.at(most.at) : 'a-value';
    },
  };
}
