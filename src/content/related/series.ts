import { runsOf } from '../../text/words.ts';
import { limits } from './limits.ts';

const number = /\d/;

function split(title: string): { readonly words: ReadonlySet<string>; readonly numbers: string } {
  const runs = runsOf(title);
  return {
    words: new Set(runs.filter((run) => !number.test(run))),
    numbers: runs.filter((run) => number.test(run)).join(' '),
  };
}

/**
 * Whether two articles are parts of a series and so no near-duplicates, however much of their text is a form that was
 * filled in: their titles bear other numbers and share half of their words ("Report for June 2015", "Report for May
 * 2016"), and they are days apart. On the same days, "5 hurt" and "7 hurt" are two states of one text. Days since the epoch.
 */
export function isSeries(a: { title: string; day: number }, b: { title: string; day: number }): boolean {
  if (Math.abs(a.day - b.day) <= limits.series) return false;
  const [x, y] = [split(a.title), split(b.title)];
  if (x.numbers === y.numbers || x.numbers === '' || y.numbers === '') return false;
  const common = [...x.words].filter((word) => y.words.has(word)).length;
  return 2 * common >= Math.min(x.words.size, y.words.size);
}
