import type { Article } from '../../article/article.ts';
import { distance } from '../../text/nearest.ts';
import { runsOf } from '../../text/words.ts';
import { namesakesOf } from '../articles/namesakes.ts';
import type { CheckRule, Finding } from './rule.ts';

export const nearDuplicate: CheckRule = {
  name: 'near-duplicate',
  severity: 'note',
  check: function* ({ articles }): Generator<Finding> {
    const files = new Map(articles.map(({ id, file }) => [id, file]));
    for (const article of articles) {
      if (!article.retelling) continue;
      const file = files.get(article.related[0] ?? '');
      yield {
        article,
        message: `The text is largely the same as in ${file ?? 'an earlier article'}.`,
        remedy: 'Keep both if both were published; delete one if it was imported twice.',
      };
    }
  },
};

export const sameName: CheckRule = {
  name: 'same-name',
  severity: 'warning',
  check: function* ({ articles, authors, publication }): Generator<Finding> {
    const authorUses = articles.flatMap((owner) =>
      owner.authors.map(({ slug, name }) => ({ slug, label: name, owner })),
    );
    const sourceUses = articles.flatMap((owner) => (owner.source ? [{ ...owner.source, owner }] : []));
    for (const { owner, ...finding } of [
      ...namesakesOf(authorUses, authors, 'author'),
      ...namesakesOf(sourceUses, publication.sources, 'source'),
    ])
      yield { article: owner, ...finding };
  },
};

/** Words of titles that are also compared without one: shorter titles agree by chance, longer ones are texts. */
const words = { fewest: 5, most: 60 } as const;

/** Characters of a title that are compared; `long-title` reports longer titles. */
const longest = 2_000;

/** Characters of a title that a message quotes. */
const cited = 120;

/** The sorted words of a title with its numbers in order, and the same without each of its words. */
function formsOf(title: string): { readonly whole: string; readonly parts: readonly string[] } {
  const runs = runsOf(title.slice(0, longest));
  const sorted = runs.filter((run) => !/\d/.test(run)).sort();
  const numbers = runs.filter((run) => /\d/.test(run)).join(' ');
  const formOf = (kept: readonly string[]): string => [...kept, numbers].join(' ').trim();
  const fits = sorted.length >= words.fewest && sorted.length <= words.most;
  return { whole: formOf(sorted), parts: fits ? sorted.map((_, i) => formOf(sorted.toSpliced(i, 1))) : [] };
}

/** Length from which on a word with one other letter is probably the same word. */
const slip = 6;

/** Whether two titles differ in one word only, and that word by one letter. */
function differByLetter(one: string, other: string): boolean {
  const [a, b] = [runsOf(one), runsOf(other)];
  const [left, right] = [a.filter((run) => !b.includes(run)), b.filter((run) => !a.includes(run))];
  const [x = '', y = ''] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || /\d/.test(x + y)) return false;
  return Math.min(x.length, y.length) >= slip && distance(x, y) === 1;
}

const cite = (title: string): string => (title.length > cited ? `${title.slice(0, cited)}…` : title);

export const similarTitle: CheckRule = {
  name: 'similar-title',
  severity: 'warning',
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
          message: `The title resembles the title of ${twin.file}: "${cite(twin.title)}".`,
          remedy: 'Delete one if they are the same article; otherwise make the titles distinct.',
        };
      if (!wholes.has(forms.whole)) wholes.set(forms.whole, article);
      for (const part of forms.parts) if (!parts.has(part)) parts.set(part, article);
    }
  },
};
