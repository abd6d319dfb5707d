import type { Problem } from '../article/problem.ts';
import { formatMoment } from '../text/date.ts';
import type { Gathered } from './gathered.ts';

/** Whether an article's time is over at a moment, in seconds since the epoch. */
export function hasExpired({ expires = Number.POSITIVE_INFINITY }: Gathered, now: number): boolean {
  return expires <= now;
}

/** The next moment at which one of some articles expires, in seconds since the epoch; undefined where none does. */
export function nextExpiry(gathered: readonly Gathered[], now: number): number | undefined {
  const ahead = gathered.flatMap((article) =>
    article.expires === undefined || hasExpired(article, now) ? [] : [article.expires],
  );
  return ahead.length === 0 ? undefined : ahead.reduce((a, b) => Math.min(a, b));
}

/** That an article is held back because its time is over. */
export function expiredOn({ file, expires = 0 }: Gathered): Problem {
  const message = `It expired at ${formatMoment(expires)} and is held back.`;
  return { rule: 'expired', severity: 'note', file, message };
}
