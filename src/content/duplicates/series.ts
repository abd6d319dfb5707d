import { runsOf } from '../../text/words.ts';

const number = /^\p{N}+$/u;

function split(title: string): { readonly words: ReadonlySet<string>; readonly numbers: string } {
  const runs = runsOf(title);
  return {
    words: new Set(runs.filter((run) => !number.test(run))),
    numbers: runs.filter((run) => number.test(run)).join(' '),
  };
}

/**
 * Whether two titles name parts of a series, whose texts may be one form that was filled in twice: they have different
 * numbers and share half of their words ("Report for June 2015", "Report for May 2016").
 */
export function isSeries(title: string, otherTitle: string): boolean {
  const [a, b] = [split(title), split(otherTitle)];
  if (a.numbers === b.numbers || a.numbers === '' || b.numbers === '') return false;
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return 2 * common >= Math.min(a.words.size, b.words.size);
}
