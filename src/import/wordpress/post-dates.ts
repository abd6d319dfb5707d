import { formatMoment, pad, parseMoment } from '../../text/date.ts';
import { readDate } from '../feed/moment.ts';
import { childText, type XmlElement } from '../feed/xml.ts';

/**
 * Seconds since the epoch of `2011-01-18 07:40:14`, read as UTC; undefined for zeros, which WordPress writes for no
 * date.
 */
function seconds(written: string): number | undefined {
  return parseMoment(`${written.trim().replace(' ', 'T')}Z`);
}

/**
 * The moment in the blog's zone, which is the difference of the local and the universal date; else as the dates state
 * it.
 */
function moment(local: string, universal: string): string | undefined {
  const [here, there] = [seconds(local), seconds(universal)];
  if (there === undefined) return here === undefined ? undefined : local.slice(0, 10);
  const minutes = here === undefined ? 0 : Math.round((here - there) / 60);
  // Offsets of zones are at most 14 hours, in quarters of an hour.
  if (here === undefined || minutes === 0 || Math.abs(minutes) > 14 * 60 || minutes % 15 !== 0)
    return formatMoment(there);
  const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
  return formatMoment(here).replace('Z', offset);
}

/** When a post was published, and the element that says so; undefined if it never was. */
export function publishedOf(item: XmlElement): { readonly value: string; readonly where: string } | undefined {
  const universal = childText(item, 'wp:post_date_gmt');
  const local = childText(item, 'wp:post_date');
  if (seconds(universal) !== undefined) return { value: moment(local, universal) as string, where: 'wp:post_date_gmt' };
  const stated = readDate(childText(item, 'pubdate'));
  if (stated !== undefined) return { value: stated, where: 'pubDate' };
  const day = moment(local, '');
  return day === undefined ? undefined : { value: day, where: 'wp:post_date, no zone known: the day as stated' };
}

/** When a post was last changed. */
export function updatedOf(item: XmlElement): string | undefined {
  return moment(childText(item, 'wp:post_modified'), childText(item, 'wp:post_modified_gmt'));
}
