import { fold } from './words.ts';

/**
 * The optimal string alignment distance: the number of insertions, deletions, substitutions and swaps of neighbours.
 */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/**
 * The candidates that resemble a word, nearest first, at most `limit`. A candidate resembles the word if one contains
 * the other, or if they differ in at most a third of their letters.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = fold(word);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const folded = fold(candidate);
    const contained =
      wanted.length >= 3 && (folded.includes(wanted) || (folded.length >= 3 && wanted.includes(folded)));
    if (!contained && Math.abs(folded.length - wanted.length) > wanted.length / 3 + 1) continue;
    const score = contained ? 0.5 : distance(wanted, folded);
    if (score <= Math.max(1, Math.floor(Math.max(wanted.length, folded.length) / 3))) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map((s) => s.candidate);
}

/** A sentence with the candidates that resemble a word, with a space before it; '' if there are none. */
export function didYouMean(word: unknown, candidates: Iterable<string>): string {
  const near = typeof word === 'string' ? nearest(word, candidates, 2) : [];
  return near.length === 0 ? '' : ` Did you mean ${near.map((n) => `"${n}"`).join(' or ')}?`;
}
