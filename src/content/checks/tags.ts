import { nearest } from '../../text/nearest.ts';
import { isSpaceless, runsOf } from '../../text/words.ts';
import { type Vocabulary, withBroader } from '../publication/vocabulary.ts';
import { type CheckRule, eachArticle, type Finding } from './rule.ts';

/** Counts how often a text contains the label or an alias of each term, as whole words; by slug. */
type Mentions = (text: string) => ReadonlyMap<string, number>;

interface Alias {
  readonly slug: string;
  readonly runs: readonly string[];
}

const shortest = 2;

/** Prepares a vocabulary for many texts. Aliases in scripts without spaces are also found inside runs of letters. */
function mentionsOf(vocabulary: Vocabulary): Mentions {
  const byFirst = new Map<string, Alias[]>();
  const inside: { readonly slug: string; readonly text: string }[] = [];
  for (const { slug, label, aliases } of vocabulary.values())
    for (const name of new Set([label, ...aliases])) {
      const runs = runsOf(name);
      const [first] = runs;
      if (first === undefined || (runs.length === 1 && first.length < shortest)) continue;
      if (runs.some(isSpaceless)) inside.push({ slug, text: runs.join(' ') });
      else byFirst.set(first, [...(byFirst.get(first) ?? []), { slug, runs }]);
    }
  return (text) => {
    const runs = runsOf(text);
    const counts = new Map<string, number>();
    const count = (slug: string): void => void counts.set(slug, (counts.get(slug) ?? 0) + 1);
    for (const [i, run] of runs.entries())
      for (const alias of byFirst.get(run) ?? [])
        if (alias.runs.every((word, k) => runs[i + k] === word)) count(alias.slug);
    if (inside.length > 0) {
      const joined = runs.join(' ');
      for (const { slug, text: alias } of inside)
        for (let at = joined.indexOf(alias); at >= 0; at = joined.indexOf(alias, at + alias.length)) count(slug);
    }
    return counts;
  };
}

const often = 2;

function implied(vocabulary: Vocabulary, slugs: readonly string[]): ReadonlySet<string> {
  return new Set(slugs.flatMap((slug) => withBroader(vocabulary, slug)));
}

export const missingTag: CheckRule = {
  name: 'missing-tag',
  severity: 'note',
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
