import { limits } from './limits.ts';
import { join } from './tokens.ts';

/** The hashes of all runs of `limits.shingle` words, in order. */
export function shinglesOf(tokens: ArrayLike<number>): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, tokens.length - limits.shingle + 1));
  for (let i = 0; i < shingles.length; i++) {
    let h = tokens[i] as number;
    for (let k = 1; k < limits.shingle; k++) h = join(h, tokens[i + k] as number);
    shingles[i] = h;
  }
  return shingles;
}

/** A set of hashes: ascending, each once. */
export type Hashes = Uint32Array;

export function setOf(hashes: ArrayLike<number>): Hashes {
  const sorted = Uint32Array.from(hashes).sort();
  let n = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[n++] = sorted[i] as number;
  return sorted.slice(0, n);
}

/** How many hashes two sets share. */
export function shared(a: Hashes, b: Hashes): number {
  let [i, j, n] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) n++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return n;
}
