import { limits } from './limits.ts';
import type { Relatable } from './links.ts';
import { Frequencies } from './terms.ts';
import { hash } from './tokens.ts';

/** Where each article's group ends, of those that the publication had at one moment; articles stand by age. */
export function groupEnds(articles: readonly Relatable[]): Uint32Array {
  const ends = new Uint32Array(articles.length);
  for (let i = articles.length - 1, end = articles.length; i >= 0; i--) {
    if (i + 1 < end && (articles[i] as Relatable).added !== (articles[i + 1] as Relatable).added) end = i + 1;
    ends[i] = end;
  }
  return ends;
}

/** Whether an article is among those from which is learned what is rare, of so many that there are with it. */
function isLearned({ id }: Relatable, articles: number): boolean {
  return hash(id) % 2 ** Math.max(0, Math.ceil(Math.log2(articles / limits.learned))) === 0;
}

/** Which articles teach what is rare: 1 for those that do. */
export function teachersAmong(articles: readonly Relatable[], ends: Uint32Array): Uint8Array {
  return Uint8Array.from(articles, (one, i) => Number(isLearned(one, ends[i] as number)));
}

/**
 * What is rare, as an article is judged by it: by all that teach, up to the end of its group. `termsOf` gives the terms of one
 * that teaches. Asked for articles by age, it learns each once.
 */
export class Lessons {
  readonly #ends: Uint32Array;
  readonly #termsOf: (i: number) => Uint32Array;
  /** Of how many first articles how many teach. */
  readonly #teaching: Uint32Array;
  #teachers: number[] = [];
  #frequencies = new Frequencies();
  #learned = 0;

  constructor(teaches: Uint8Array, ends: Uint32Array, termsOf: (i: number) => Uint32Array) {
    this.#ends = ends;
    this.#termsOf = termsOf;
    this.#teaching = new Uint32Array(teaches.length + 1);
    teaches.forEach((teaching, i) => {
      if (teaching) this.#teachers.push(i);
      this.#teaching[i + 1] = this.#teachers.length;
    });
  }

  /** What is rare, by which the article is judged. */
  at(i: number): Frequencies {
    const wanted = this.#teaching[this.#ends[i] as number] as number;
    if (wanted < this.#learned) [this.#frequencies, this.#learned] = [new Frequencies(), 0];
    while (this.#learned < wanted)
      this.#frequencies.add(this.#termsOf(this.#teachers[this.#learned++] as number));
    return this.#frequencies;
  }
}
