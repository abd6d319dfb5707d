import type { Edition } from '../../../edition/edition.ts';
import type { FacetName } from '../../../edition/query.ts';
import { dayAt, monthOf } from '../../../edition/zone.ts';
import { formatDay } from '../../../text/date.ts';
import { newestVisible } from '../../select.ts';
import { topValues } from '../../top.ts';

/** What stands in addresses as an example: values that the publication has. */
export interface Samples {
  readonly month: string;
  readonly day: string;
  readonly slug: string;
  value(facet: FacetName): string;
}

export function samples(edition: Edition, now: number): Samples {
  const newest = newestVisible(edition, now);
  const days = dayAt(
    edition.meta.zone,
    newest < 0 ? edition.meta.founded : (edition.published[newest] as number),
  );
  return {
    month: monthOf(days),
    day: formatDay(days),
    slug: newest < 0 ? 'an-article' : edition.slugAt(newest),
    value: (facet) => {
      const most = topValues(edition, now)[facet].values[0];
      return most ? edition.facets[facet].slugs.at(most.at) : 'a-value';
    },
  };
}
