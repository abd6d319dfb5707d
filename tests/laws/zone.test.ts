import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayInZone, noon, startOfDay } from '../../src/article/zone.ts';
import { formatDay } from '../../src/text/date.ts';

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const days = fc.integer({ min: -20_000, max: 30_000 });

/** The naive twin: asks the calendar hour by hour, then second by second. */
function firstSecond(day: string, timeZone: string, around: number): number {
  const shown = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayAt = (at: number): string => shown.format(at * 1000);
  let hour = around - 40 * 3600;
  while (dayAt(hour) < day) hour += 3600;
  let second = hour - 3600;
  while (dayAt(second) < day) second++;
  return second;
}

test('a day begins at the first second that the calendar shows it', () => {
  fc.assert(
    fc.property(zone, days, (timeZone, n) => {
      const day = formatDay(n);
      const start = startOfDay(day, timeZone);
      expect(start).toBe(firstSecond(day, timeZone, n * 86400));
    }),
    { numRuns: 60 },
  );
});

test('noon lies in its day', () => {
  fc.assert(
    fc.property(zone, days, (timeZone, n) => {
      const day = formatDay(n);
      if (startOfDay(day, timeZone) === startOfDay(formatDay(n + 1), timeZone)) return;
      expect(dayInZone(noon(day, timeZone), timeZone)).toBe(day);
    }),
  );
});
