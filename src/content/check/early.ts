import { formatDay } from '../../text/date.ts';
import { each, type Rule } from './rule.ts';

const earliest = Date.UTC(1990, 0, 1) / 1000;

export const early: Rule = {
  name: 'early',
  severity: 'warning',
  doc: 'A day before 1990 is older than the web: often a wrong century, a lost year (1970) or the day of the subject; validators find it implausible.',
  check: each(function* ({ published, day }) {
    if (published < earliest)
      yield {
        key: 'published',
        message: `The article is dated ${day ?? formatDay(Math.floor(published / 86400))}.`,
        remedy: 'Look at the original: is that when the article was published?',
      };
  }),
};
