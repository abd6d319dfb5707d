import type { Article } from '../../article/article.ts';
import { runsOf } from '../../text/words.ts';
import type { Finding, Rule } from './rule.ts';

const fewestWords = 5;

/** Forms of a title that similar titles share: its words in any order, and those with one of them left out. */
function formsOf(title: string): readonly string[] {
  const words = [...runsOf(title)].sort();
  const whole = words.join(' ');
  if (words.length < fewestWords) return [whole];
  const without = words
    .map((word, i) => ({ word, rest: words.filter((_, k) => k !== i).join(' ') }))
    .filter(({ word }) => !/\d/.test(word));
  return [whole, ...without.map(({ rest }) => rest)];
}

export const similarTitle: Rule = {
  name: 'similar-title',
  severity: 'warning',
  doc: 'Two articles whose titles are the same but for one word, case, accents or order are hard to tell apart in a reader, and may be one article twice; titles that differ in a number are spared.',
  check: function* ({ articles }): Generator<Finding> {
    const seen = new Map<string, Article>();
    const ordered = [...articles].sort((a, b) => a.published - b.published || (a.id < b.id ? -1 : 1));
    for (const article of ordered) {
      const forms = formsOf(article.title);
      if (forms[0] === '') continue;
      const twin = forms.map((form) => seen.get(form)).find((known) => known !== undefined);
      if (twin !== undefined)
        yield {
          article,
          key: 'title',
          message: `The title is much like that of ${twin.file}: "${twin.title}".`,
          remedy: 'Delete one if they are one article, else tell them apart in their titles.',
        };
      for (const form of forms) if (!seen.has(form)) seen.set(form, article);
    }
  },
};
