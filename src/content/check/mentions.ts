import { isSpaceless, runsOf } from '../../text/words.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Counts how often a text contains the label or an alias of each term, as whole words; by slug. */
type Mentions = (text: string) => ReadonlyMap<string, number>;

interface Alias {
  readonly slug: string;
  readonly runs: readonly string[];
}

const shortest = 2;

/** Prepares a vocabulary for many texts. Aliases in scripts without spaces are also found inside runs of letters. */
export function mentionsOf(vocabulary: Vocabulary): Mentions {
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
        for (let at = joined.indexOf(alias); at >= 0; at = joined.indexOf(alias, at + alias.length))
          count(slug);
    }
    return counts;
  };
}
