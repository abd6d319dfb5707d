import { partNames } from '../edition/fragment.ts';
import type { Rendering } from './cache.ts';

/** Renderings in columns, by the digests of what they were made from: many thousands of small arrays would take longer to read. */
export interface StoredRenderings {
  readonly digests: readonly string[];
  /** Two words a rendering, low half first. */
  readonly versions: Uint32Array;
  readonly ends: Uint32Array;
  /** Where the words of each end. */
  readonly wordEnds: Float64Array;
  readonly words: Uint32Array;
}

const parts = partNames.length;

export function storeRenderings(renderings: ReadonlyMap<string, Rendering>): StoredRenderings {
  const all = [...renderings.values()];
  let end = 0;
  const wordEnds = Float64Array.from(all, ({ words }) => (end += words.length));
  const versions = new Uint32Array(2 * all.length);
  const ends = new Uint32Array(parts * all.length);
  const words = new Uint32Array(end);
  all.forEach((rendering, i) => {
    versions.set([rendering.version.low, rendering.version.high], 2 * i);
    ends.set(rendering.ends, parts * i);
    words.set(rendering.words, wordEnds[i - 1] ?? 0);
  });
  return { digests: [...renderings.keys()], versions, ends, wordEnds, words };
}

/** The renderings again, as views over the columns. */
export function recallRenderings(stored: StoredRenderings): Map<string, Rendering> {
  const { digests, versions, ends, wordEnds, words } = stored;
  return new Map(
    digests.map((digest, i) => [
      digest,
      {
        version: { low: versions[2 * i] as number, high: versions[2 * i + 1] as number },
        ends: ends.subarray(parts * i, parts * (i + 1)),
        words: words.subarray(wordEnds[i - 1] ?? 0, wordEnds[i]),
      },
    ]),
  );
}
