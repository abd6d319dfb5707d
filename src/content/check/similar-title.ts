import type { Article } from '../../article/article.ts';
import { runsOf } from '../../text/words.ts';
import type { Finding, Rule } from './rule.ts';

const fewestWords = 5;

/** A title's words in any order and its numbers as they stand; and so without one of its words. */
function formsOf(title: string): { readonly whole: string; readonly parts: readonly string[] } {
  const runs = runsOf(title);
  const words = runs.filter((run) => !/\d/.test(run)).sort();
  const numbers = runs.filter((run) => /\d/.test(run)).join(' ');
  const formOf = (kept: readonly string[]): string => [...kept, numbers].join(' ').trim();
  const parts = words.length < fewestWords ? [] : words.map((_, i) => formOf(words.toSpliced(i, 1)));
  return { whole: formOf(words), parts };
}

export const similarTitle: Rule = {
  name: 'similar-title',
  severity: 'warning',
  doc: 'Two articles whose titles are the same but for a word more or less, case, accents or order are hard to tell apart in a reader, and may be one article twice; titles that differ in a number are spared.',
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
        forms.parts.map((part) => wholes.get(part)).find((known) => known !== undefined);
      if (twin !== undefined)
        yield {
          article,
          key: 'title',
          message: `The title is much like that of ${twin.file}: "${twin.title}".`,
          remedy: 'Delete one if they are one article, else tell them apart in their titles.',
        };
      if (!wholes.has(forms.whole)) wholes.set(forms.whole, article);
      for (const part of forms.parts) if (!parts.has(part)) parts.set(part, article);
    }
  },
};
