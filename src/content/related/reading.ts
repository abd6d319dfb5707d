import { fingerprintsOf } from './fingerprints.ts';
import { limits } from './limits.ts';
import { type Hashes, shinglesOf } from './shingles.ts';
import { type Terms, termsOf } from './terms.ts';
import { tokensOf } from './tokens.ts';

/** A text as it is compared: its Markdown, and its title. */
export interface Text {
  readonly title: string;
  readonly text: string;
}

/** What is known of a text once it was read. */
export interface Reading {
  /** How many shingles it has, repeated ones included. */
  readonly size: number;
  /** Its shingles, in order. */
  readonly shingles: Uint32Array;
  readonly fingerprints: Hashes;
  readonly terms: Terms;
}

function tellingOf(article: Text, tokens: Uint32Array): Terms {
  const [title, telling] = [tokensOf(article.title), tokens.subarray(0, limits.telling)];
  const all = new Uint32Array(title.length + telling.length);
  all.set(title);
  all.set(telling, title.length);
  return termsOf(all);
}

/** The terms alone, which cost half as much. */
export function termsAlone(article: Text): Terms {
  return tellingOf(article, tokensOf(article.text, limits.telling));
}

function readingOf(article: Text): Reading {
  const tokens = tokensOf(article.text, limits.read);
  const all = shinglesOf(tokens);
  return {
    size: all.length,
    shingles: all,
    fingerprints: fingerprintsOf(all),
    terms: tellingOf(article, tokens),
  };
}

const sizeOf = ({ size, fingerprints, terms }: Reading): number =>
  size + fingerprints.length + 1.5 * terms.hashes.length;

/** Reads texts, and keeps what was last read, as much as `limits.kept` allows: most texts are compared with their neighbours in time. */
export class Readings {
  readonly #kept = new Map<Text, Reading>();
  #size = 0;

  of(article: Text): Reading {
    const known = this.#kept.get(article);
    if (known !== undefined) return known;
    const reading = readingOf(article);
    this.#kept.set(article, reading);
    this.#size += sizeOf(reading);
    for (const [oldest, its] of this.#kept) {
      if (this.#size <= limits.kept || oldest === article) break;
      this.#kept.delete(oldest);
      this.#size -= sizeOf(its);
    }
    return reading;
  }
}
