import type { Field, Inference } from '../../article/article.ts';
import { leastSure } from '../../article/candidate.ts';
import { formatDay, formatMoment } from '../../text/date.ts';
import { isSpaceless, runsOf } from '../../text/words.ts';
import { readLines } from './prose.ts';
import { type CheckRule, eachArticle } from './rule.ts';

/** The stated day, or the day of a moment in UTC. */
const dayShown = (day: string | undefined, published: number): string =>
  day ?? formatDay(Math.floor(published / 86400));

/** Seconds ahead from which on a wrong year is likely. */
const year = 366 * 86400;

export const ahead: CheckRule = {
  name: 'ahead',
  severity: 'warning',
  check: eachArticle(function* ({ published, day }, _, { now }) {
    if (published <= now) return;
    const far = published - now > year;
    const when = far ? dayShown(day, published) : (day ?? formatMoment(published));
    yield {
      key: 'published',
      message: `The article has a future date: ${when}.`,
      remedy: far ? 'Check the year.' : 'Nothing, if that is intended.',
    };
  }),
};

/** Seconds since the epoch. */
const earliest = Date.UTC(1990, 0, 1) / 1000;

export const early: CheckRule = {
  name: 'early',
  severity: 'warning',
  check: eachArticle(function* ({ published, day }) {
    if (published < earliest)
      yield {
        key: 'published',
        message: `The article is dated ${dayShown(day, published)}.`,
        remedy: 'Check the day in the original.',
      };
  }),
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const unsure: CheckRule = {
  name: 'unsure',
  severity: 'note',
  check: eachArticle(function* ({ inferred }) {
    for (const [field, { from, sure }] of Object.entries(inferred) as [Field, Inference][])
      if (sure < leastSure)
        yield {
          key: field,
          message: `Its ${field === 'published' ? 'day' : field} was inferred, ${percent(sure)} sure: ${from}.`,
          remedy: `Correct it, or remove inferred.${field} once you have checked it.`,
        };
  }),
};

export const repeatedTitle: CheckRule = {
  name: 'repeated-title',
  severity: 'note',
  check: eachArticle(function* ({ title, body }) {
    const first = readLines(body.slice(0, 2000)).prose.find(({ text }) => text.trim() !== '');
    const words = runsOf(title).join(' ');
    if (first && words !== '' && runsOf(first.text).join(' ') === words)
      yield {
        line: first.number,
        message: 'The text begins with the title.',
        remedy: 'Delete the line: feeds and pages show the title above the text.',
      };
  }),
};

export const empty: CheckRule = {
  name: 'empty',
  severity: 'warning',
  check: eachArticle(function* ({ body, summary, attachments }) {
    if (body.trim() === '' && summary === undefined && attachments.length === 0)
      yield {
        message: 'The article has no text.',
        remedy: 'Write a text, or delete the file if it was created by mistake.',
      };
  }),
};

const longestText = 300_000;

export const long: CheckRule = {
  name: 'long',
  severity: 'warning',
  check: eachArticle(function* ({ body }) {
    if (body.length > longestText)
      yield {
        message: `The text has ${body.length.toLocaleString('en')} characters.`,
        remedy: 'Check that it is one article; beyond 1 MiB feeds have its summary only.',
      };
  }),
};

const fewestWords = 25;

/** The number of words of a text; two characters of a script without spaces count as one word. */
const wordCount = (text: string): number =>
  runsOf(text).reduce((sum, run) => sum + (isSpaceless(run) ? Math.ceil(run.length / 2) : 1), 0);

export const short: CheckRule = {
  name: 'short',
  severity: 'note',
  check: eachArticle(function* ({ body, image, attachments }) {
    if (body.length > fewestWords * 40 || image !== undefined || attachments.length > 0) return;
    const count = wordCount(body);
    if (count > 0 && count < fewestWords)
      yield {
        message: `The text has only ${count} word${count === 1 ? '' : 's'}.`,
        remedy: 'Compare it with the original: is it complete?',
      };
  }),
};
