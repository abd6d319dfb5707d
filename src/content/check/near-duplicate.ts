import type { Finding, Rule } from './rule.ts';

export const nearDuplicate: Rule = {
  name: 'near-duplicate',
  severity: 'note',
  doc: 'An article that largely repeats the text of an earlier one is left out of feeds with unique=1.',
  check: function* ({ articles }): Generator<Finding> {
    const files = new Map(articles.map(({ id, file }) => [id, file]));
    for (const article of articles) {
      if (!article.retelling) continue;
      const file = files.get(article.related[0] ?? '');
      yield {
        article,
        message: `The text is largely that of ${file ?? 'an earlier article'}.`,
        remedy: 'Keep both if both were published; delete one if it came in twice.',
      };
    }
  },
};
