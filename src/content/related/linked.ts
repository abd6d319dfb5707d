import { digest } from '../digest.ts';
import { Generations } from '../generations.ts';
import { type Aged, byAge } from './age.ts';
import type { Trace } from './archive.ts';
import { buckets, reach } from './chains.ts';
import type { Link, Relatable } from './links.ts';

/** A link of an article to one that is named by its id. */
interface Pointer {
  readonly other: string;
  readonly repeats: boolean;
  readonly near: number;
}

/** What linking an article came to. */
export interface Known extends Aged {
  /** Of what is read of it. */
  readonly digest: string;
  /** Signature of all from which was learned what is rare. */
  readonly learned: string;
  readonly trace: Trace;
  readonly links: readonly Pointer[];
}

/** The signature of all that was learned from, after another lesson. */
export function signatureOf(before: string, lesson: readonly Relatable[]): string {
  if (lesson.length === 0) return before;
  return digest(
    [before, ...lesson.map(({ id, title, text, digest = title + text }) => `${id} ${digest}`)].join('\n'),
  );
}

const isBefore = (a: Aged, b: Aged): boolean => a.id === b.id || byAge(a, b) < 0;

/**
 * What changed since articles were linked, followed in order of age. A walk through a bucket (chains.ts) sees its last entries:
 * where one of these is new, or gone, whoever walks there may find something else.
 */
export class Changes {
  readonly #gone: readonly Known[];
  readonly #margin: number;
  readonly #passages: Uint32Array | undefined;
  readonly #names: Uint32Array | undefined;
  #next = 0;

  /** `gone` are those that are not as they were, by age; `news` how many are new or changed. */
  constructor(gone: readonly Known[], news: number, all: number) {
    this.#gone = gone;
    this.#margin = reach + gone.length + news;
    // Where nothing is known there is nothing to be found again.
    if (news < all) {
      this.#passages = new Uint32Array(buckets);
      this.#names = new Uint32Array(buckets);
    }
  }

  /** Marks what is gone before an article's place. */
  passTo(one: Relatable): void {
    for (let gone = this.#gone[this.#next]; gone && isBefore(gone, one); gone = this.#gone[++this.#next])
      this.mark(gone.trace);
  }

  /** Marks the buckets of an article that is new or gone. */
  mark({ fingerprints, keys }: Trace): void {
    if (!this.#passages || !this.#names) return;
    for (const hash of fingerprints) this.#passages[hash & (buckets - 1)] = this.#margin;
    for (const hash of keys) this.#names[hash & (buckets - 1)] = this.#margin;
  }

  /** Whether an article walks where there was a change; it takes its own place there. */
  touch({ fingerprints, keys }: Trace): boolean {
    let touched = false;
    const step = (left: Uint32Array, hash: number): void => {
      const count = left[hash & (buckets - 1)] as number;
      if (count === 0) return;
      left[hash & (buckets - 1)] = count - 1;
      touched = true;
    };
    if (this.#passages) for (const hash of fingerprints) step(this.#passages, hash);
    if (this.#names) for (const hash of keys) step(this.#names, hash);
    return touched;
  }
}

/** The same in columns, to be stored: thousands of small arrays would take longer to write than to compute. */
interface Stored {
  readonly ids: readonly string[];
  readonly digests: readonly string[];
  readonly learned: readonly string[];
  /** Three an article: published, added, length. */
  readonly numbers: Float64Array;
  /** Two an article: where its fingerprints end, and its keys. */
  readonly ends: Uint32Array;
  readonly hashes: Uint32Array;
  readonly links: readonly (readonly Pointer[])[];
}

/** What linking came to the last time, by article. */
export class Linked {
  readonly #known: Generations<Known>;

  constructor(stored?: Stored) {
    this.#known = new Generations(new Map(stored && unpacked(stored)));
  }

  /** What is known of an article that is as it was, and judged by the same as then. */
  find(one: Relatable, learned: string): Known | undefined {
    const known = this.#known.get(one.id);
    return known && known.learned === learned && isAsBefore(known, one) ? known : undefined;
  }

  keep(one: Relatable, learned: string, trace: Trace, links: readonly Link[]): void {
    const { id, published, added, digest } = one;
    if (digest === undefined) return;
    const pointers = links.map(({ other, repeats, near }) => ({ other: other.id, repeats, near }));
    this.#known.set(id, { id, published, added, digest, learned, trace, links: pointers });
  }

  changesIn(articles: ReadonlyMap<string, Relatable>): Changes {
    const last = this.#known.last;
    const gone = [...last.values()].filter((known) => {
      const one = articles.get(known.id);
      return !one || !isAsBefore(known, one);
    });
    const same = last.size - gone.length;
    return new Changes(gone.sort(byAge), articles.size - same, articles.size);
  }

  /** Ends a linking: what it did not ask for is forgotten. */
  turn(): void {
    this.#known.turn();
  }

  stored(): Stored {
    const all = [...this.#known.last.values()];
    const ends = new Uint32Array(2 * all.length);
    let size = 0;
    all.forEach(({ trace: { fingerprints, keys } }, i) => {
      ends[2 * i] = size += fingerprints.length;
      ends[2 * i + 1] = size += keys.length;
    });
    const hashes = new Uint32Array(size);
    all.forEach(({ trace: { fingerprints, keys } }, i) => {
      hashes.set(fingerprints, ends[2 * i - 1] ?? 0);
      hashes.set(keys, ends[2 * i]);
    });
    return {
      ids: all.map(({ id }) => id),
      digests: all.map(({ digest }) => digest),
      learned: all.map(({ learned }) => learned),
      numbers: Float64Array.from(
        all.flatMap(({ published, added, trace }) => [published, added, trace.length]),
      ),
      ends,
      hashes,
      links: all.map(({ links }) => links),
    };
  }
}

function isAsBefore(known: Known, one: Relatable): boolean {
  return known.published === one.published && known.added === one.added && known.digest === one.digest;
}

function unpacked({ ids, digests, learned, numbers, ends, hashes, links }: Stored): [string, Known][] {
  return ids.map((id, i) => {
    const [published, added, length] = numbers.subarray(3 * i, 3 * i + 3) as unknown as [
      number,
      number,
      number,
    ];
    const fingerprints = hashes.subarray(ends[2 * i - 1] ?? 0, ends[2 * i]);
    const trace = { fingerprints, keys: hashes.subarray(ends[2 * i], ends[2 * i + 1]), length };
    return [
      id,
      {
        id,
        published,
        added,
        digest: digests[i] as string,
        learned: learned[i] as string,
        trace,
        links: links[i] as readonly Pointer[],
      },
    ];
  });
}
