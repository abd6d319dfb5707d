import { offsetAt } from '../article/zone.ts';
import type { Transition, Zone } from '../edition/zone.ts';
import { dayNumber } from '../text/date.ts';

const day = 86_400;

/** Seconds between two samples of the offset: no zone has an offset for a shorter time. */
const step = 20 * day;

const tables = new Map<string, Zone>();

/**
 * A time zone as a table of transitions from 1900 to 2100. Before and after these years the first and the last offset
 * apply.
 */
export function zoneTable(timeZone: string): Zone {
  const zone = tables.get(timeZone) ?? readZone(timeZone);
  tables.set(timeZone, zone);
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

/** The first moment after `low`, and not after `high`, at which the offset has changed; seconds since the epoch. */
function changeBetween(low: number, high: number, offset: number, timeZone: string): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, timeZone) === offset) before = middle;
    else after = middle;
  }
  return after;
}
