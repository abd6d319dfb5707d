import type { Day } from '../../../text/date.ts';
import { formatMoment, pad, parseDay } from '../../../text/date.ts';
import { findDays } from '../../day/day.ts';
import type { Order } from '../../day/found.ts';
import { momentInZone, readZone } from '../../day/zone-name.ts';

/** A day or a moment that a value of front matter states. */
export interface StatedDate {
  readonly day: Day;
  /** RFC 3339, where it states a time other than midnight, which is how generators write a day. */
  readonly moment?: string;
  /** Whether the text states the zone. */
  readonly isZoned?: boolean;
  /** Why the reading is not the only one: day and month could be either, or the zone is not known. */
  readonly doubt?: string;
}

/** What settles a value that alone could mean several days. */
interface DateOptions {
  readonly language?: string;
  /** How the generator reads `03/04/2021`. */
  readonly order: Order;
  /** IANA name of the zone of times that name none; UTC if absent. */
  readonly timezone?: string;
  /** Whether a date with hours, minutes and seconds but no zone is in UTC. */
  readonly utcTimestamps?: boolean;
}

const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?$/;
const iso = /^(\d{4}-\d\d-\d\d)(?:[T\s,](.*))?$/i;
const clock = /^(?:[T\s,]|\bat\b)*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s{0,9}(?:([ap])\.?m\.?(?![a-z]))?(.*)$/i;

/** The day with the time that stands behind it, on the clock of the zone that is stated, else of the site. */
function withClock(day: Day, rest: string, { timezone, utcTimestamps }: DateOptions): StatedDate {
  const [, hours, minutes, seconds, half, behind = ''] = clock.exec(rest) ?? [];
  if (hours === undefined) return { day };
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const time = `${pad(hour)}:${minutes}:${seconds ?? '00'}`;
  if (time === '00:00:00') return { day };
  const name = behind.replace(/^[\s([,]+|(?<![\s)\]])[\s)\]]+$/g, '');
  const stated = name === '' ? undefined : readZone(name);
  const isUtc = timezone === undefined || (utcTimestamps === true && seconds !== undefined && name === '');
  const moment = momentInZone(day, time, stated ?? (isUtc ? 'UTC' : timezone));
  if (moment === undefined) return { day };
  if (stated !== undefined) return { day, moment, isZoned: true };
  const taken = isUtc ? 'UTC' : "the site's";
  if (name !== '') return { day, moment, doubt: `the zone "${name.slice(0, 20)}" is not certain, ${taken} is taken` };
  return timezone === undefined ? { day, moment, doubt: 'the time names no zone, UTC is taken' } : { day, moment };
}

/**
 * The day, and the moment if there is one, that a date of front matter states in any of the usual spellings: ISO 8601
 * whole or sloppy, RFC 822, numbers, months by name. Where day and month could be either, the generator's reading is
 * taken, with a doubt.
 */
export function readFrontMatterDate(value: string, options: DateOptions): StatedDate | undefined {
  const text = value.trim().replace(/^(\d{4})-(\d{1,2})-(\d{1,2})-(?=\d{1,2}:)/, '$1-$2-$3 ');
  const [, year, month, date, ...time] = compact.exec(text) ?? [];
  const tight = `${year}-${month}-${date}`;
  if (year !== undefined && parseDay(tight) !== undefined)
    return withClock(tight, time[0] === undefined ? '' : time.map((part) => part ?? '00').join(':'), options);
  if (/^\d{10}$|^\d{13}$/.test(text)) {
    const moment = formatMoment(Number(text.slice(0, 10)));
    return { day: moment.slice(0, 10), moment, isZoned: true };
  }
  const [, day, rest = ''] = iso.exec(text) ?? [];
  if (day !== undefined && parseDay(day) !== undefined) return withClock(day, rest, options);
  const plain = findDays(text, { language: 'en' })[0];
  const found = plain ?? findDays(text, { language: options.language ?? 'en', order: options.order })[0];
  if (!found) return undefined;
  const stated = withClock(found.day, text.slice(found.index + found.length), options);
  return plain || found.rule !== 'numeric'
    ? stated
    : {
        ...stated,
        doubt: `day and month could be either, read as the generator reads them (${options.order})`,
      };
}
