import { formatAddress } from '../../edition/address.ts';
import type { Query } from '../../edition/query.ts';
import { monthNames, namePeriod } from './date.ts';
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
      <h2 id="chart">Articles by {unit}</h2>
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
          const name = `${namePeriod(period)}: ${formatArticles({ number: count, more: false })}`;
          return (
            <a href={formatAddress(during(query, period))} aria-label={name}>
              <title>{name}</title>
              <rect class="reach" x={i * slot} y={0} width={slot} height={height + 1} />
              <rect class="bar" x={i * slot + 1.5} y={height + 1 - tall} width={slot - 3} height={tall} />
            </a>
          );
        })}
      </svg>
      <div class="scale" aria-hidden="true">
        {Array.from({ length: slots }, (_, i) => (
          <span>{bars[i] && isLabelled(i, bars.length, slots) ? labelOf(bars[i] as Bar) : ''}</span>
        ))}
      </div>
      {unit === 'year' ? null : <p class="span">{spanOf(bars)}</p>}
    </section>
  );
}

/** Labels stand where there is room: each, or each fifth, and the first. */
function isLabelled(i: number, count: number, slots: number): boolean {
  if (slots <= 12) return true;
  const step = Math.ceil(slots / 8);
  return i % step === 0 && (i + step / 2 < count || i === 0);
}

function labelOf({ period }: Bar): string {
  const [year = '', month, day] = period.split('-');
  if (day !== undefined) return String(Number(day));
  return month === undefined ? year : (monthNames[Number(month) - 1] ?? '').slice(0, 3);
}

function spanOf(bars: readonly Bar[]): string {
  const [first, last] = [(bars[0] as Bar).period, (bars.at(-1) as Bar).period];
  if (first.length === 10) return namePeriod(first.slice(0, 7));
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  return from === to ? from : `${from} – ${to}`;
}
