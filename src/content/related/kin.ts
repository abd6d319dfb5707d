import { limits } from './limits.ts';
import type { Readings, Text } from './reading.ts';
import { type Hashes, setOf, shared } from './shingles.ts';

/** A set of shingles as what it lacks of another, and has besides: those of texts that repeat each other take little room so. */
export interface Kin {
  readonly root: Hashes;
  readonly lacks: Hashes;
  readonly besides: Hashes;
}

const none: Hashes = new Uint32Array(0);

const sizeOf = ({ root, lacks, besides }: Kin): number => root.length - lacks.length + besides.length;

let scratch = new Uint32Array(1 << 12);

/** A set by another. */
export function kinTo(set: Hashes, root: Hashes): Kin {
  if (scratch.length < set.length + root.length) scratch = new Uint32Array(2 * (set.length + root.length));
  let [i, j, besides] = [0, 0, 0];
  let lacks = set.length;
  while (i < set.length || j < root.length) {
    const [x, y] = [set[i] ?? Infinity, root[j] ?? Infinity];
    if (x < y) scratch[besides++] = x;
    else if (y < x) scratch[lacks++] = y;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return { root, lacks: scratch.slice(set.length, lacks), besides: scratch.slice(0, besides) };
}

/** How many shingles two sets of one root share. */
export function sharedByKin(a: Kin, b: Kin): number {
  const lacked = a.lacks.length + b.lacks.length - shared(a.lacks, b.lacks);
  return a.root.length - lacked + shared(a.besides, b.besides);
}

/** How two sets agree. */
export interface Common {
  /** How many shingles they share, */
  readonly common: number;
  /** of how many of the one, */
  readonly size: number;
  /** and of the other. */
  readonly otherSize: number;
}

/**
 * Sets of shingles of the texts that were compared last, as many as `limits.compared` allows: a text that was found to be like
 * others by their kinship, so that it need not be read again to be compared with the next one that is.
 */
export class Sets<T extends Text> {
  readonly #readings: Readings;
  readonly #kept = new Map<T, Kin>();
  readonly #users = new Map<Hashes, number>();
  readonly #most: number;
  #size = 0;

  /** `most` hashes are kept, and those of the text that was compared last. */
  constructor(readings: Readings, most: number = limits.compared) {
    [this.#readings, this.#most] = [readings, most];
  }

  /** Compares a text with some others, and keeps its set by that of the one that it is most like. */
  compare(text: T, others: readonly T[]): readonly Common[] {
    if (others.length === 0) return [];
    const set = this.#setOf(text);
    const kinships = new Map<Hashes, Kin>();
    let nearest: Kin = { root: set, lacks: none, besides: none };
    let least = set.length / 2;
    const found = others.map((other) => {
      const theirs =
        this.#kept.get(other) ?? this.#keep(other, { root: this.#setOf(other), lacks: none, besides: none });
      const kin = kinships.get(theirs.root) ?? kinTo(set, theirs.root);
      kinships.set(theirs.root, kin);
      const apart = kin.lacks.length + kin.besides.length;
      if (apart < least) [nearest, least] = [kin, apart];
      return { common: sharedByKin(kin, theirs), size: set.length, otherSize: sizeOf(theirs) };
    });
    this.#keep(text, nearest);
    return found;
  }

  #setOf(text: T): Hashes {
    return setOf(this.#readings.of(text).shingles);
  }

  #keep(text: T, kin: Kin): Kin {
    this.#forget(text);
    this.#kept.set(text, kin);
    this.#count(kin, 1);
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#most || oldest === text) break;
      this.#forget(oldest);
    }
    return kin;
  }

  #forget(text: T): void {
    const kin = this.#kept.get(text);
    if (!kin) return;
    this.#kept.delete(text);
    this.#count(kin, -1);
  }

  /** Counts what it takes, its root with whoever uses that first. */
  #count({ root, lacks, besides }: Kin, by: 1 | -1): void {
    const users = this.#users.get(root) ?? 0;
    this.#size += by * (lacks.length + besides.length);
    if (users === (by > 0 ? 0 : 1)) this.#size += by * root.length;
    if (users + by === 0) this.#users.delete(root);
    else this.#users.set(root, users + by);
  }
}
