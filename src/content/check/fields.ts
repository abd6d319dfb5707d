import type { Field, Inference } from '../../article/article.ts';
import { formatDay, formatMoment } from '../../text/date.ts';
import { type CheckRule, eachArticle } from './rule.ts';

/** Seconds ahead from which on a wrong year is likely. */
const year = 366 * 86400;

export const ahead: CheckRule = {
  name: 'ahead',
  severity: 'warning',
  doc: 'An article with a future date is shown nowhere before that date; check that the date is right.',
  check: eachArticle(function* ({ published, day }, _, { now }) {
    if (published <= now) return;
    const when =
      day ?? (published - now < year ? formatMoment(published) : formatDay(Math.floor(published / 86400)));
    yield {
      key: 'published',
      message: `The article has a future date: ${when}.`,
      remedy: published - now > year ? 'Check the year.' : 'Nothing, if that is intended.',
    };
  }),
};

/** Seconds since the epoch. */
const earliest = Date.UTC(1990, 0, 1) / 1000;

export const early: CheckRule = {
  name: 'early',
  severity: 'warning',
  doc: 'A day before 1990 is older than the web: often a wrong century, a lost year (1970) or the day of the subject; validators find it implausible.',
  check: eachArticle(function* ({ published, day }) {
    if (published < earliest)
      yield {
        key: 'published',
        message: `The article is dated ${day ?? formatDay(Math.floor(published / 86400))}.`,
        remedy: 'Check the day in the original.',
      };
  }),
};

/** Sureness of an inferred value, 0 to 1, from which on it need not be checked. */
const leastSure = 0.7;

export const unsure: CheckRule = {
  name: 'unsure',
  severity: 'note',
  doc: `A value that import inferred and is less than ${leastSure * 100} % sure of should be checked by a person.`,
  check: eachArticle(function* ({ inferred }) {
    for (const [field, { from, sure }] of Object.entries(inferred) as [Field, Inference][])
      if (sure < leastSure)
        yield {
          key: field,
          message: `Its ${field === 'published' ? 'day' : field} was inferred, ${Math.round(sure * 100)} % sure: ${from}.`,
          remedy: `Correct it, or remove inferred.${field} once you have checked it.`,
        };
  }),
};
