import { escapePlain } from '../../text/escape.ts';
import type { Item } from './item.ts';
import { draw, rssShape } from './shape.ts';

/** What Dublin Core says of an item in both XML formats: whom it comes from, and the place it is dated from. */
export function dublin(item: Item): string {
  return (
    (item.source ? draw(rssShape, 'dc:source', { source: escapePlain(item.source.name) }) : '') +
    (item.location ? draw(rssShape, 'dc:coverage', { location: escapePlain(item.location) }) : '')
  );
}
