import { limits } from './limits.ts';
import type { Columns } from './linked.ts';
import type { Relatable } from './links.ts';
import { listAt } from './lists.ts';
import { termsAlone } from './reading.ts';
import type { Sequence } from './sequence.ts';
import { Frequencies } from './terms.ts';
import { hash } from './tokens.ts';

/** Where each article's group ends, of those that the publication had at one moment; `added` tells when, by age. */
function groupEnds(count: number, added: (i: number) => number): Uint32Array {
  const ends = new Uint32Array(count);
  for (let start = 0, end = 0; start < count; start = end) {
    const moment = added(start);
    for (end = start + 1; end < count && added(end) === moment; ) end++;
    ends.fill(end, start, end);
  }
  return ends;
}

/** Of so many articles, those from which is learned what is rare are one in `2 ** n`, by the hashes of their ids. */
const sparsity = (articles: number): number => Math.max(0, Math.ceil(Math.log2(articles / limits.learned)));

/** Which articles teach what is rare: 1 for those that do. */
function teachersAmong({ ones, rows }: Sequence, ends: Uint32Array, known: Columns | undefined): Uint8Array {
  const teaches = new Uint8Array(ones.length);
  const before = known && groupEnds(known.added.length, (i) => known.added[i] as number);
  for (let start = 0, end = 0; start < ones.length; start = end) {
    end = ends[start] as number;
    const sparse = sparsity(end);
    for (let i = start; i < end; i++) {
      const row = rows[i] as number;
      const then = row >= 0 && before ? (before[row] as number) : 0;
      teaches[i] =
        then > 0 && (then === end || sparsity(then) === sparse)
          ? (known?.teaches[row] as number)
          : Number(hash((ones[i] as Relatable).id) % 2 ** sparse === 0);
    }
  }
  return teaches;
}

/** What is rare, as an article is judged by it: by all that teach, up to the end of its group. */
export class Lessons {
  readonly ends: Uint32Array;
  /** 1 for those that teach. */
  readonly teaches: Uint8Array;
  /** The terms of those that teach and did not, as far as they were asked for. */
  readonly news = new Map<number, Uint32Array>();
  readonly #sequence: Sequence;
  readonly #known: Columns | undefined;
  /** Of how many first articles how many teach. */
  readonly #teaching: Uint32Array;
  readonly #teachers: number[] = [];
  readonly frequencies: Frequencies;
  #learned = 0;

  /** `frequencies` are what was learned from all that taught, where it is at hand; they are changed. */
  constructor(sequence: Sequence, known?: Columns, frequencies?: Frequencies) {
    const { ones } = sequence;
    [this.#sequence, this.#known] = [sequence, known];
    this.ends = groupEnds(ones.length, (i) => (ones[i] as Relatable).added);
    this.teaches = teachersAmong(sequence, this.ends, known);
    this.#teaching = new Uint32Array(ones.length + 1);
    for (let i = 0; i < ones.length; i++) {
      if (this.teaches[i]) this.#teachers.push(i);
      this.#teaching[i + 1] = this.#teachers.length;
    }
    this.frequencies = frequencies ?? new Frequencies();
    if (frequencies && known) this.#correct(known);
  }

  /** From what was learned to what is to be. */
  #correct({ teaches, lessons }: Columns): void {
    for (const row of this.#sequence.gone) if (teaches[row]) this.frequencies.remove(listAt(lessons, row));
    for (let place = 0; place < this.teaches.length; place++) {
      if (this.taught(place) === (this.teaches[place] === 1)) continue;
      if (this.teaches[place]) this.frequencies.add(this.termsOf(place));
      else this.frequencies.remove(this.termsOf(place));
    }
    this.#learned = this.#teachers.length;
  }

  /** Whether an article taught. */
  taught(place: number): boolean {
    const row = this.#sequence.rows[place] as number;
    return row >= 0 && this.#known?.teaches[row] === 1;
  }

  /** The terms of one that teaches, or taught. */
  termsOf(place: number): Uint32Array {
    if (this.#known && this.taught(place))
      return listAt(this.#known.lessons, this.#sequence.rows[place] as number);
    const terms = this.news.get(place) ?? termsAlone(this.#sequence.ones[place] as Relatable).hashes;
    this.news.set(place, terms);
    return terms;
  }

  /** What is rare, by which the article is judged; it holds until another is asked for. */
  at(place: number): Frequencies {
    const wanted = this.#teaching[this.ends[place] as number] as number;
    while (this.#learned < wanted)
      this.frequencies.add(this.termsOf(this.#teachers[this.#learned++] as number));
    while (this.#learned > wanted)
      this.frequencies.remove(this.termsOf(this.#teachers[--this.#learned] as number));
    return this.frequencies;
  }
}
