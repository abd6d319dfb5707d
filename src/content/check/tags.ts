import { nearest } from '../../text/nearest.ts';
import { type Vocabulary, withBroader } from '../vocabulary.ts';
import { mentionsOf } from './mentions.ts';
import { type CheckRule, eachArticle, type Finding } from './rule.ts';

const often = 2;

function implied(vocabulary: Vocabulary, slugs: readonly string[]): ReadonlySet<string> {
  return new Set(slugs.flatMap((slug) => withBroader(vocabulary, slug)));
}

export const missingTag: CheckRule = {
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
          message: `The text names ${missing.join(', ')}, but the article does not have the tag.`,
          remedy: 'Add it to tags: if it fits.',
        };
    }
  },
};

export const unknownTag: CheckRule = {
  name: 'unknown-tag',
  severity: 'warning',
  doc: 'A tag outside the vocabulary works, but may be another spelling of one of its tags; without a tags.yaml nothing is reported.',
  check: eachArticle(function* ({ tags }, { tags: vocabulary }) {
    if (vocabulary.size === 0) return;
    for (const { slug, label } of tags)
      if (!vocabulary.has(slug)) {
        const [near] = nearest(slug, vocabulary.keys(), 1);
        yield {
          key: 'tags',
          message: `The tag "${label}" is not in the vocabulary.`,
          remedy:
            near === undefined
              ? `Add ${slug}: { label: ${JSON.stringify(label)} } to tags.yaml, or remove the tag.`
              : `Write ${near} if you mean that tag, or add ${slug}: { label: ${JSON.stringify(label)} } to tags.yaml.`,
        };
      }
  }),
};
