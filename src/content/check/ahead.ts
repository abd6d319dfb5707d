import { formatDay, formatMoment } from '../../text/date.ts';
import { each, type Rule } from './rule.ts';

const far = 366 * 86400;

export const ahead: Rule = {
  name: 'ahead',
  severity: 'warning',
  doc: 'An article dated in the future is shown nowhere until its time comes; check that the date is right.',
  check: each(function* ({ published, day }, _, { now }) {
    if (published <= now) return;
    const when =
      day ?? (published - now < far ? formatMoment(published) : formatDay(Math.floor(published / 86400)));
    yield {
      key: 'published',
      message: `The article is dated ahead: ${when}.`,
      remedy: published - now > far ? 'Look at the year.' : 'Nothing, if it is to appear then.',
    };
  }),
};
