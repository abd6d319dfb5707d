import type { Problem } from '../article/problem.ts';
import { formatMoment } from '../text/date.ts';
import type { Gathered } from './gathered.ts';

/** Whether an article's time is over at a moment, in seconds since the epoch. */
export function hasExpired({ expires = Number.POSITIVE_INFINITY }: Gathered, now: number): boolean {
  return expires <= now;
}

/** That an article is held back because its time is over. */
export function expiredOn({ file, expires = 0 }: Gathered): Problem {
  const message = `It expired at ${formatMoment(expires)} and is held back.`;
  return { rule: 'expired', severity: 'note', file, message };
}
