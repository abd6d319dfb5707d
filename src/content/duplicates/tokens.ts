import { isSpaceless, pairsOf, plainUnit, runsOf } from '../../text/words.ts';

/** A Markdown text without the parts that readers do not see: HTML tags and link targets. */
export function withoutMarkup(markdown: string): string {
  return markdown.replace(/<[^<>]*>|\]\([^()\n]*\)|https?:\/\/[^\s<>)]+/g, ' ');
}

/** Spreads 32 bits (the finaliser of MurmurHash3). */
function spread(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The hash of two hashes in order. */
export function join(first: number, second: number): number {
  return spread((Math.imul(first, 0x9e3779b1) + second) | 0);
}

const start = 0x811c9dc5;

/** One step of FNV-1a. */
const step = (h: number, unit: number): number => Math.imul(h ^ unit, 0x01000193);

/** A 32-bit hash of a word. */
function hash(word: string): number {
  let h = start;
  for (let i = 0; i < word.length; i++) h = step(h, word.charCodeAt(i));
  return spread(h);
}

let scratch = new Uint32Array(1 << 12);

/**
 * The words of a text whose letters are all ASCII, hashed in place, which takes half the time; undefined for other
 * texts.
 */
function asciiTokens(text: string): Uint32Array | undefined {
  if (scratch.length <= text.length / 2) scratch = new Uint32Array(text.length);
  let [size, h, inside] = [0, start, false];
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? plainUnit(text.charCodeAt(i)) : 0;
    if (unit < 0) return undefined;
    if (unit > 0) h = step(h, unit);
    else if (inside) {
      scratch[size++] = spread(h);
      h = start;
    }
    inside = unit > 0;
  }
  return scratch.slice(0, size);
}

/** The words of a Markdown text in order, as hashes; in scripts without spaces, pairs of neighbouring characters. */
function tokensOf(markdown: string): Uint32Array {
  const text = withoutMarkup(markdown);
  const ascii = asciiTokens(text);
  if (ascii) return ascii;
  const tokens: number[] = [];
  for (const run of runsOf(text)) {
    const pairs = isSpaceless(run) ? pairsOf(run) : [];
    if (pairs.length === 0) tokens.push(hash(run));
    else for (const pair of pairs) tokens.push(hash(pair));
  }
  return Uint32Array.from(tokens);
}

/** The words of an article as hashes. */
export interface Words {
  readonly title: Uint32Array;
  readonly text: Uint32Array;
}

/** Reads a title and a Markdown text. */
export function wordsOf({ title, text }: { readonly title: string; readonly text: string }): Words {
  return { title: tokensOf(title), text: tokensOf(text) };
}
