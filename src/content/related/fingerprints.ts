import { limits } from './limits.ts';
import { type Hashes, setOf } from './shingles.ts';

/**
 * A sample of a text's shingles that two texts choose alike wherever they agree: the least of every `limits.window`
 * neighbours (winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003). Unlike a MinHash of the whole text it also finds a
 * short text inside a long one.
 */
export function winnow(shingles: ArrayLike<number>): Hashes {
  const chosen: number[] = [];
  let [least, last] = [-1, -1];
  for (let end = Math.min(limits.window, shingles.length); end <= shingles.length && end > 0; end++) {
    const start = Math.max(0, end - limits.window);
    if (least < start) {
      least = start;
      for (let i = start + 1; i < end; i++)
        if ((shingles[i] as number) <= (shingles[least] as number)) least = i;
    } else if ((shingles[end - 1] as number) <= (shingles[least] as number)) least = end - 1;
    if (least !== last) chosen.push(shingles[(last = least)] as number);
  }
  return setOf(chosen);
}

/** What a text leaves in the index: a short one all its shingles, so that it is found wherever it stands. */
export function fingerprintsOf(shingles: ArrayLike<number>): Hashes {
  return shingles.length <= limits.whole ? setOf(shingles) : winnow(shingles);
}
