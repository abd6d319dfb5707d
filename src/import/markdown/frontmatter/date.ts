import { noon } from '../../../article/zone.ts';
import type { Day } from '../../../text/date.ts';
import { formatMoment, pad, parseDay, parseMoment } from '../../../text/date.ts';
import { findDays } from '../../day/day.ts';
import type { Order } from '../../day/found.ts';

/** A day or a moment that a value of front matter states. */
export interface StatedDate {
  readonly day: Day;
  /** RFC 3339, where it states a time other than midnight, which is how generators write a day. */
  readonly moment?: string;
  /** Whether the text states the offset from UTC. */
  readonly isZoned?: boolean;
  /** Why the reading is not the only one: day and month could be either, or the time names no zone. */
  readonly doubt?: string;
}

/** What settles a value that alone could mean several days. */
interface DateOptions {
  readonly language?: string;
  /** How the generator reads `03/04/2021`. */
  readonly order: Order;
  /** IANA name: where the clock hung whose time names no zone; UTC unless the site says. */
  readonly timezone?: string;
  /** Whether a date with hours, minutes and seconds but no zone is in UTC. */
  readonly utcTimestamps?: boolean;
}

const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?$/;
/** ISO 8601 as nearly all front matter writes it. */
const isoMoment = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
const clock = /^(?:[T\s,]|\bat\b)*(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap])?\.?(?:m\b)?/i;

/** An offset from UTC in seconds as RFC 3339 writes it. */
function offset(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  if (minutes === 0) return 'Z';
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function epoch(text: string): StatedDate | undefined {
  if (!/^\d{10}$|^\d{13}$/.test(text)) return undefined;
  const moment = formatMoment(Math.floor(Number(text.slice(0, 10))));
  return { day: moment.slice(0, 10), moment };
}

function withClock(day: Day, rest: string, { timezone }: DateOptions): StatedDate {
  const match = clock.exec(rest);
  if (!match) return { day };
  const half = match[4]?.toLowerCase();
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  const time = `${pad(hour)}:${match[2]}:${match[3] ?? '00'}`;
  const asUtc = parseMoment(`${day}T${time}Z`);
  if (time === '00:00:00' || asUtc === undefined) return { day };
  if (timezone === undefined)
    return { day, moment: formatMoment(asUtc), doubt: 'the time names no zone, UTC is taken' };
  const sinceMidnight = asUtc - (parseDay(day) as number) * 86400;
  const moment = noon(day, timezone) - 43200 + sinceMidnight;
  return { day, moment: `${day}T${time}${offset(asUtc - moment)}` };
}

/**
 * The day, and the moment if there is one, that a date of front matter states in any of the usual spellings: ISO 8601
 * whole or sloppy, RFC 822, numbers, months by name. Where day and month could be either, the generator's reading is
 * taken, with a doubt.
 */
export function readFrontMatterDate(value: string, options: DateOptions): StatedDate | undefined {
  const text = value.trim().replace(/^(\d{4})-(\d{1,2})-(\d{1,2})-(?=\d{1,2}:)/, '$1-$2-$3 ');
  const tight = compact.exec(text);
  if (tight) {
    const day = `${tight[1]}-${tight[2]}-${tight[3]}`;
    if (parseDay(day) !== undefined)
      return tight[4] === undefined
        ? { day }
        : withClock(day, ` ${tight[4]}:${tight[5]}:${tight[6] ?? '00'}`, options);
  }
  const seconds = epoch(text);
  if (seconds) return seconds;
  const iso = isoMoment.exec(text);
  if (iso && parseDay(iso[1] as string) !== undefined) {
    const [, day, time, zone] = iso as unknown as [string, string, string?, string?];
    if (time === undefined || /^00:00(?::00)?$/.test(time)) return { day };
    const isTimestamp = options.utcTimestamps === true && time.length > 5;
    if (zone === undefined)
      return withClock(day, time, isTimestamp ? { ...options, timezone: 'UTC' } : options);
    const at = `${zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`.replace(
      /^[+-]00:00$/,
      'Z',
    );
    const moment = `${day}T${time.length === 5 ? `${time}:00` : time}${at}`;
    if (parseMoment(moment) !== undefined) return { day, moment, isZoned: true };
  }
  const plain = findDays(text, { language: 'en' })[0];
  const found = plain ?? findDays(text, { language: options.language ?? 'en', order: options.order })[0];
  if (!found) return undefined;
  const doubt =
    plain || found.rule !== 'numeric'
      ? undefined
      : `day and month could be either, read as the generator reads them (${options.order})`;
  const rest = text.slice(found.index + found.length);
  const stated: StatedDate =
    found.moment === undefined || /T00:00:00/.test(found.moment)
      ? withClock(found.day, found.moment === undefined ? rest : '', options)
      : { day: found.day, moment: found.moment.replace(/[+-]00:00$/, 'Z') };
  return doubt === undefined ? stated : { ...stated, doubt };
}
