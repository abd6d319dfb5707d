import { nearest } from '../../text/nearest.ts';
import { findTags } from '../../import/tags.ts';
import { namesakesOf } from '../articles/namesakes.ts';
import { withoutMarkup } from '../duplicates/tokens.ts';
import { tagAliasesOf, withBroader } from '../publication/vocabulary.ts';
import { type CheckRule, eachArticle, type Finding } from './rule.ts';

export const missingTag: CheckRule = {
  name: 'missing-tag',
  severity: 'note',
  check: function* ({ articles, tags: vocabulary }): Generator<Finding> {
    if (vocabulary.size === 0) return;
    const aliases = tagAliasesOf(vocabulary);
    for (const article of articles) {
      const has = new Set(article.tags.flatMap(({ slug }) => withBroader(vocabulary, slug)));
      const named = findTags(aliases, [article.title, article.summary ?? '', withoutMarkup(article.body)]);
      const missing = named.filter((slug) => !has.has(slug));
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
