import { formatAddress } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Query } from '../../edition/query.ts';
import { dayAt, daysOf, monthOf, startOfDay } from '../../edition/zone.ts';
import { formatDay, englishMonths, pad } from '../../text/date.ts';
import { countBelow } from '../select.ts';
import { during } from './filters.ts';
import { formatArticles, formatPeriod } from './format.ts';
import type { Tally } from './tally.ts';

/** A year, month or day with the number of articles of a selection. */
interface Bar {
  readonly period: string;
  readonly count: number;
}

/** The longest time that has a bar for each month, in months. */
const mostMonths = 36;

/** The most bars of years; older years are left out. */
const mostYears = 100;

/**
 * The articles of a selection over time: by day within a month, by month within three years, else by year.
 * From the beginning to the end of a selected period, else from the oldest to the newest article. Empty
 * without articles, and for a single day.
 */
export function histogram(edition: Edition, query: Query, tally: Tally): Bar[] {
  const [period] = query.since.join() === query.until.join() ? query.since : [];
  if (!tally.span || /^\d{4}-\d\d-\d\d$/.test(period ?? '')) return [];
  const { zone } = edition.meta;
  const [oldest, newest] = tally.span;
  const day = (ordinal: number) => dayAt(zone, edition.published[ordinal] as number);
  const selected = period !== undefined && !/[PT]/.test(period) ? daysOf(period) : undefined;
  const before = (at: number) => countBelow(edition.published, startOfDay(zone, at));
  return periods(selected?.first ?? day(oldest), selected ? selected.end - 1 : day(newest)).map((of) => {
    const { first, end } = daysOf(of);
    return { period: of, count: tally.between(before(first), before(end)) };
  });
}

function periods(first: number, last: number): string[] {
  const [start, end] = [monthOf(first), monthOf(last)];
  if (start === end) {
    const month = daysOf(start);
    return Array.from({ length: month.end - month.first }, (_, i) => formatDay(month.first + i));
  }
  const [from, to] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, i) => pad(from + i, 4));
  if (12 * years.length > mostMonths) return years.slice(-mostYears);
  return years.flatMap((year) => Array.from({ length: 12 }, (_, i) => `${year}-${pad(i + 1)}`));
}

/** The width of a bar with its space, and the height of the chart, in units of the drawing. */
const slot = 10;
const height = 60;

/** The fewest slots, so that a few bars are not too wide. */
const fewest = 12;

/** Articles over time. Each bar links to its period within the selection. */
export function Chart({ bars, query }: { readonly bars: readonly Bar[]; readonly query: Query }) {
  if (bars.length === 0) return null;
  const highest = Math.max(...bars.map(({ count }) => count));
  const slots = Math.max(fewest, bars.length);
  let labels = 0;
  const unit = ['year', 'month', 'day'][(bars[0] as Bar).period.split('-').length - 1] as string;
  return (
    <section class="chart" aria-labelledby="chart">
      <h2 id="chart">
        Articles by {unit}
        {spanOf(bars)}
      </h2>
      <svg
        viewBox={`0 0 ${slots * slot} ${height + 2}`}
        preserveAspectRatio="none"
        role="group"
        aria-labelledby="chart"
      >
        <path class="base" d={`M0 ${height + 1.5}H${bars.length * slot}`} />
        {bars.map(({ period, count }, i) => {
          if (count === 0) return null;
          const tall = Math.max(3, Math.round((count / highest) * height));
          const name = `${formatPeriod(period)}: ${formatArticles(count)}`;
          return (
            <a href={formatAddress(during(query, period))} aria-label={name}>
              <title>{name}</title>
              <rect class="reach" x={i * slot} y={0} width={slot} height={height + 1} />
              <rect class="bar" x={i * slot + 1.5} y={height + 1 - tall} width={slot - 3} height={tall} />
            </a>
          );
        })}
      </svg>
      <div class={slots > fewest ? 'scale tight' : 'scale'} aria-hidden="true">
        {Array.from({ length: slots }, (_, i) => {
          const label = i < bars.length ? tickLabel(bars, i) : '';
          const isMinor = label !== '' && labels++ % 2 === 1;
          return <span class={isMinor ? 'minor' : undefined}>{label}</span>;
        })}
      </div>
    </section>
  );
}

/** The label below a bar, if it has room. Months of several years are labelled by year. */
function tickLabel(bars: readonly Bar[], i: number): string {
  const { period } = bars[i] as Bar;
  const [year = '', month, day] = period.split('-');
  if (month === undefined) return i % Math.ceil(bars.length / 7) === 0 ? year : '';
  if (day !== undefined) return Number(day) % 5 === 1 && day !== '31' ? String(Number(day)) : '';
  if (bars.length > 12 && month === '01') return year;
  return bars.length <= 12 || month === '07' ? (englishMonths[Number(month) - 1] ?? '').slice(0, 3) : '';
}

/** The part of all periods that the labels leave out: the year of months, the month of days. */
function spanOf(bars: readonly Bar[]): string {
  const { period } = bars[0] as Bar;
  if (period.length === 10) return `, ${formatPeriod(period.slice(0, 7))}`;
  return period.length === 7 && bars.length <= 12 ? `, ${period.slice(0, 4)}` : '';
}
