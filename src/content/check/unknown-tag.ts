import { nearest } from '../../text/nearest.ts';
import { each, type Rule } from './rule.ts';

export const unknownTag: Rule = {
  name: 'unknown-tag',
  severity: 'warning',
  doc: 'A tag outside the vocabulary works, but may be another spelling of a tag within; without a tags.yaml nothing is reported.',
  check: each(function* ({ tags }, { tags: vocabulary }) {
    if (vocabulary.size === 0) return;
    for (const { slug, label } of tags)
      if (!vocabulary.has(slug)) {
        const [near] = nearest(slug, vocabulary.keys(), 1);
        yield {
          key: 'tags',
          message: `The tag "${label}" is not in the vocabulary.`,
          remedy:
            near === undefined
              ? `Add ${slug}: { label: ${JSON.stringify(label)} } to tags.yaml, or take the tag out.`
              : `Write ${near} if that is meant, or add ${slug}: { label: ${JSON.stringify(label)} } to tags.yaml.`,
        };
      }
  }),
};
