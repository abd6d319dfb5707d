import { isTimeZone, offsetAt } from '../../article/zone.ts';
import type { Day } from '../../text/date.ts';
import { pad, parseMoment } from '../../text/date.ts';

/**
 * Abbreviations with one meaning: those of RFC 822 §5.1 without `CST`, and others. `CST`, `IST`, `BST`, `AST` have
 * several. `PT` and the like name a zone whose offset depends on the day.
 */
const abbreviations: ReadonlyMap<string, string> = new Map(
  `Z=Z UT=Z UTC=Z GMT=Z WET=Z WEST=+01:00 CET=+01:00 CEST=+02:00 MEZ=+01:00 MESZ=+02:00 EET=+02:00 EEST=+03:00
   MSK=+03:00 PKT=+05:00 WIB=+07:00 HKT=+08:00 SGT=+08:00 AWST=+08:00 JST=+09:00 KST=+09:00 AEST=+10:00
   AEDT=+11:00 NZST=+12:00 NZDT=+13:00 EST=-05:00 EDT=-04:00 CDT=-05:00 MST=-07:00 MDT=-06:00 PST=-08:00
   PDT=-07:00 AKST=-09:00 AKDT=-08:00 HST=-10:00 PT=America/Los_Angeles MT=America/Denver CT=America/Chicago
   ET=America/New_York`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

/**
 * The zone that a text names, as an offset of RFC 3339 or an IANA name: `Z`, `+0200`, `UTC+5:30`, `GMT-3`, `EST`, `PT`,
 * `Asia/Shanghai`. Undefined for any other text, and for abbreviations with several meanings.
 */
export function readZone(text: string): string | undefined {
  const name = text.trim();
  const [, sign, hours = '', minutes = '0'] = /^(?:GMT|UTC|UT|Z)?\s?([+-−])(\d{1,2}?):?(\d\d)?$/i.exec(name) ?? [];
  if (sign !== undefined) {
    if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
    const offset = `${sign === '+' ? '+' : '-'}${pad(Number(hours))}:${pad(Number(minutes))}`;
    return offset.endsWith('00:00') ? 'Z' : offset;
  }
  return abbreviations.get(name.toUpperCase()) ?? (name.includes('/') && isTimeZone(name) ? name : undefined);
}

/**
 * The moment, as RFC 3339, at which clocks in a zone show a day and a time (`HH:MM:SS`). Where they show it twice, the
 * first; where they skip it, as if they went on. Undefined for a day or a time that there is not.
 */
export function momentInZone(day: Day, time: string, zone: string): string | undefined {
  const shown = parseMoment(`${day}T${time}Z`);
  if (shown === undefined) return undefined;
  if (/^(?:Z|[+-]\d\d:\d\d)$/.test(zone)) return `${day}T${time}${zone}`;
  const offsets = [shown - 86_400, shown + 86_400].map((near) => offsetAt(near, zone));
  const fits = offsets.filter((offset) => offsetAt(shown - offset, zone) === offset);
  const seconds = fits.length > 0 ? Math.max(...fits) : (offsets[0] as number);
  const minutes = Math.round(Math.abs(seconds) / 60);
  if (minutes === 0) return `${day}T${time}Z`;
  const offset = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return `${day}T${time}${seconds < 0 ? '-' : '+'}${offset}`;
}
