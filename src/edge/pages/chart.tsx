import { monthNames } from '../../text/date.ts';
import { formatAddress } from '../../edition/address.ts';
import type { Query } from '../../edition/query.ts';
import { namePeriod } from './date.ts';
import type { Bar } from './histogram.ts';
import { during } from './narrow.ts';
import { formatArticles } from './tally.ts';

/** A slot's width and the height of all, in units of the drawing. */
const slot = 10;
const height = 60;

/** Fewest slots across, so that few bars do not become slabs. */
const fewest = 12;

interface ChartProps {
  readonly bars: readonly Bar[];
  readonly query: Query;
}

/** Articles over time: every bar is a link to its period within the selection. */
export function Chart({ bars, query }: ChartProps) {
  if (bars.length === 0) return null;
  const highest = Math.max(...bars.map(({ count }) => count));
  const slots = Math.max(fewest, bars.length);
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
          const name = `${namePeriod(period)}: ${formatArticles(count)}`;
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
        {Array.from({ length: slots }, (_, i) => (
          <span>{i < bars.length ? labelOf(bars, i) : ''}</span>
        ))}
      </div>
    </section>
  );
}

/** What stands below a bar: its day, month or year, as far as there is room; among the months of several years, where each begins. */
function labelOf(bars: readonly Bar[], i: number): string {
  const { period } = bars[i] as Bar;
  const [year = '', month, day] = period.split('-');
  if (month === undefined) return i % Math.ceil(bars.length / 8) === 0 ? year : '';
  if (day !== undefined) return Number(day) % 5 === 1 && day !== '31' ? String(Number(day)) : '';
  if (bars.length > 12 && month === '01') return year;
  return bars.length <= 12 || month === '07' ? (monthNames[Number(month) - 1] ?? '').slice(0, 3) : '';
}

/** What the labels leave out: the year of months, the month of days. */
function spanOf(bars: readonly Bar[]): string {
  const { period } = bars[0] as Bar;
  if (period.length === 10) return `, ${namePeriod(period.slice(0, 7))}`;
  return period.length === 7 && bars.length <= 12 ? `, ${period.slice(0, 4)}` : '';
}
