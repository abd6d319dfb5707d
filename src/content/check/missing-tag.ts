import type { Vocabulary } from '../content.ts';
import { withBroader } from '../vocabulary.ts';
import { mentionsOf } from './mentions.ts';
import type { Finding, Rule } from './rule.ts';

const often = 2;

function implied(vocabulary: Vocabulary, slugs: readonly string[]): ReadonlySet<string> {
  return new Set(slugs.flatMap((slug) => withBroader(vocabulary, slug)));
}

export const missingTag: Rule = {
  name: 'missing-tag',
  severity: 'note',
  doc: `An article that names a tag's label or alias in its title or summary, or ${often} times in its text, may need the tag.`,
  check: function* ({ articles, tags: vocabulary }): Generator<Finding> {
    if (vocabulary.size === 0) return;
    const mentions = mentionsOf(vocabulary);
    for (const article of articles) {
      const has = implied(
        vocabulary,
        article.tags.map(({ slug }) => slug),
      );
      const head = mentions(`${article.title}\n${article.summary ?? ''}`);
      const missing = [...mentions(`${article.title}\n${article.summary ?? ''}\n${article.body}`)]
        .filter(([slug, count]) => !has.has(slug) && (count >= often || head.has(slug)))
        .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
        .map(([slug]) => slug);
      if (missing.length > 0)
        yield {
          article,
          key: 'tags',
          message: `The text names ${missing.join(', ')}, and the article is not tagged so.`,
          remedy: 'Add what fits to tags:.',
        };
    }
  },
};
