import { dayInZone, noon } from '../../article/zone.ts';
import type { Problem } from '../../article/problem.ts';
import { type Day, parseDay, parseMoment } from '../../text/date.ts';
import type { SourceArticle } from './source-article.ts';

/** A time as front matter states it: a day, or a moment in seconds since the epoch. */
export type StatedTime = { readonly day: Day } | { readonly moment: number };

/** Parses a time of front matter: a day or an RFC 3339 date-time; undefined for any other text. */
export function parseStatedTime(text: string): StatedTime | undefined {
  if (parseDay(text) !== undefined) return { day: text };
  const moment = parseMoment(text);
  return moment === undefined ? undefined : { moment };
}

/** The day of a stated time in the publication's time zone. */
export function dayOfStatedTime(stated: StatedTime, timeZone: string): Day {
  return 'day' in stated ? stated.day : dayInZone(stated.moment, timeZone);
}

/**
 * The moment of a stated time, in seconds since the epoch. For a day it is the moment when the ledger first saw the
 * article, if that was on that day, else noon, so that readers in nearly all time zones show that day.
 */
export function resolveStatedTime(stated: StatedTime, seen: number, timeZone: string): number {
  if ('moment' in stated) return stated.moment;
  return dayInZone(seen, timeZone) === stated.day ? seen : noon(stated.day, timeZone);
}

/** An article with its day: the stated one, or the day of its moment in the publication's time zone. */
export interface DatedArticle extends SourceArticle {
  readonly published: StatedTime;
  readonly day: Day;
}

/** The rules about articles that cannot be dated or have no text: their key, message and remedy. */
const faults = {
  untitled: ['title', 'The article has neither a title nor a text.', 'Write a text, or title: in its front matter.'],
  undated: [
    'published',
    'The article has no day.',
    'Write published: and the day (2017-12-11) in its front matter, with inferred: if no source states it.',
  ],
  'updated-ahead': [
    'updated',
    'The article was updated in the future.',
    'Write when it was last changed, or leave updated: out.',
  ],
} as const;

/** The articles that have a text, a day, and no update in the future, and problems for the others. `now` in seconds. */
export function selectDated(
  articles: readonly SourceArticle[],
  now: number,
  timeZone: string,
): { readonly dated: readonly DatedArticle[]; readonly problems: readonly Problem[] } {
  const dated: DatedArticle[] = [];
  const problems: Problem[] = [];
  for (const article of articles) {
    const { title, summary, published = '', updated = '' } = article.frontMatter;
    const stated = parseStatedTime(published);
    const update = parseStatedTime(updated);
    const found: (keyof typeof faults)[] = [];
    if ((title ?? summary) === undefined && article.text.body.trim() === '') found.push('untitled');
    if (!stated) found.push('undated');
    if (update && resolveStatedTime(update, now, timeZone) > now) found.push('updated-ahead');
    if (stated && found.length === 0)
      dated.push({ ...article, published: stated, day: dayOfStatedTime(stated, timeZone) });
    for (const rule of found) {
      const [key, message, remedy] = faults[rule];
      // A missing key belongs in the front matter, at the start of the file.
      const line = article.lines.get(key) ?? 1;
      // A mounted post cannot be corrected here, so it does not stop a build.
      const severity = article.mount && rule !== 'updated-ahead' ? 'warning' : 'error';
      problems.push({ rule, severity, file: article.file, line, key, message, remedy });
    }
  }
  return { dated, problems };
}
