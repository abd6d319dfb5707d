import type { Article } from '../../article/article.ts';
import { distance } from '../../text/nearest.ts';
import { runsOf } from '../../text/words.ts';
import type { Finding, Rule } from './rule.ts';

/** Words of a title that may be the same without one of them: shorter titles agree by chance, longer ones are texts. */
const words = { fewest: 5, most: 60 } as const;

/** Characters of a title that are looked at: what is longer is told by `long-title`. */
const longest = 2_000;

/** Characters of a title that a message cites. */
const cited = 120;

/** A title's words in any order and its numbers as they stand; and so without one of its words. */
function formsOf(title: string): { readonly whole: string; readonly parts: readonly string[] } {
  const runs = runsOf(title.slice(0, longest));
  const sorted = runs.filter((run) => !/\d/.test(run)).sort();
  const numbers = runs.filter((run) => /\d/.test(run)).join(' ');
  const formOf = (kept: readonly string[]): string => [...kept, numbers].join(' ').trim();
  const fits = sorted.length >= words.fewest && sorted.length <= words.most;
  return { whole: formOf(sorted), parts: fits ? sorted.map((_, i) => formOf(sorted.toSpliced(i, 1))) : [] };
}

/** Shortest word in which one letter is a slip or an ending, and not another word. */
const slip = 6;

/** Whether two titles differ in one word alone, and that by a letter. */
function differByLetter(one: string, other: string): boolean {
  const [a, b] = [runsOf(one), runsOf(other)];
  const [left, right] = [a.filter((run) => !b.includes(run)), b.filter((run) => !a.includes(run))];
  const [x = '', y = ''] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || /\d/.test(x + y)) return false;
  return Math.min(x.length, y.length) >= slip && distance(x, y) === 1;
}

const cite = (title: string): string => (title.length > cited ? `${title.slice(0, cited)}…` : title);

export const similarTitle: Rule = {
  name: 'similar-title',
  severity: 'warning',
  doc: 'Two articles whose titles are the same but for a word more or less, a letter of a longer word, case, accents or order are hard to tell apart in a reader, and may be one article twice; titles that differ in a number are not reported.',
  check: function* ({ articles }): Generator<Finding> {
    const wholes = new Map<string, Article>();
    const parts = new Map<string, Article>();
    const ordered = [...articles].sort((a, b) => a.published - b.published || (a.id < b.id ? -1 : 1));
    for (const article of ordered) {
      const forms = formsOf(article.title);
      if (forms.whole === '') continue;
      const twin =
        wholes.get(forms.whole) ??
        parts.get(forms.whole) ??
        forms.parts.map((part) => wholes.get(part)).find((known) => known !== undefined) ??
        forms.parts
          .map((part) => parts.get(part))
          .find((known) => known !== undefined && differByLetter(known.title, article.title));
      if (twin !== undefined)
        yield {
          article,
          key: 'title',
          message: `The title is much like that of ${twin.file}: "${cite(twin.title)}".`,
          remedy: 'Delete one if they are one article, else tell them apart in their titles.',
        };
      if (!wholes.has(forms.whole)) wholes.set(forms.whole, article);
      for (const part of forms.parts) if (!parts.has(part)) parts.set(part, article);
    }
  },
};
