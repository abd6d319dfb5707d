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
