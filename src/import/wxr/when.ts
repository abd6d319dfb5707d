import { formatMoment, pad, parseMoment } from '../../text/date.ts';
import { readDate } from '../syndication/moment.ts';
import type { Element } from '../syndication/tree.ts';
import { textIn } from './item.ts';

/** Seconds since the epoch of `2011-01-18 07:40:14` as if in UTC; undefined where WordPress writes that there is none (zeros). */
function seconds(written: string): number | undefined {
  return parseMoment(`${written.trim().replace(' ', 'T')}Z`);
}

/** The moment of a post in the blog's own zone, which is the difference of its two dates; else what the dates state. */
function moment(local: string, universal: string): string | undefined {
  const [here, there] = [seconds(local), seconds(universal)];
  if (there === undefined) return here === undefined ? undefined : local.slice(0, 10);
  const minutes = here === undefined ? 0 : Math.round((here - there) / 60);
  // No zone is further off, and all differ by quarters of an hour.
  if (here === undefined || minutes === 0 || Math.abs(minutes) > 14 * 60 || minutes % 15 !== 0)
    return formatMoment(there);
  const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
  return formatMoment(here).replace('Z', offset);
}

/** When a post was published, and which element says so; undefined where it never was. */
export function publishedOf(item: Element): { readonly value: string; readonly where: string } | undefined {
  const universal = textIn(item, 'wp:post_date_gmt');
  const local = textIn(item, 'wp:post_date');
  if (seconds(universal) !== undefined)
    return { value: moment(local, universal) as string, where: 'wp:post_date_gmt' };
  const stated = readDate(textIn(item, 'pubdate'));
  if (stated !== undefined) return { value: stated, where: 'pubDate' };
  const day = moment(local, '');
  return day === undefined
    ? undefined
    : { value: day, where: 'wp:post_date, no zone known: the day as stated' };
}

/** When a post was last changed, likewise. */
export function updatedOf(item: Element): string | undefined {
  return moment(textIn(item, 'wp:post_modified'), textIn(item, 'wp:post_modified_gmt'));
}
