import { offsetAt } from '../article/zone.ts';
import type { Transition, Zone } from '../edition/zone.ts';
import { dayNumber } from '../text/date.ts';

const day = 86_400;

/** A zone keeps an offset for longer than this; shorter spells are not seen. */
const step = 20 * day;

const known = new Map<string, Zone>();

/** A time zone as a table of transitions from 1900 to 2100; before and after, its first and last offset hold. */
export function zoneOf(timeZone: string): Zone {
  const zone = known.get(timeZone) ?? readZone(timeZone);
  known.set(timeZone, zone);
  return zone;
}

function readZone(timeZone: string): Zone {
  const end = dayNumber(2100, 1, 1) * day;
  let before = dayNumber(1900, 1, 1) * day;
  let offset = offsetAt(before, timeZone);
  const transitions: Transition[] = [{ since: Number.MIN_SAFE_INTEGER, offset }];
  if (timeZone === 'UTC') return transitions;
  for (let at = before + step; at < end; before = at, at += step) {
    const next = offsetAt(at, timeZone);
    if (next === offset) continue;
    transitions.push({ since: changeBetween(before, at, offset, timeZone), offset: next });
    offset = next;
  }
  return transitions;
}

/** The first moment after `low`, at `high` at the latest, when clocks no longer have an offset. */
function changeBetween(low: number, high: number, offset: number, timeZone: string): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, timeZone) === offset) before = middle;
    else after = middle;
  }
  return after;
}
