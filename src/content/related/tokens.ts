import { isSpaceless, pairsOf, plainUnit, runsOf } from '../../text/words.ts';

/** What stands in Markdown and is not read: tags, and where links lead. */
const markup = /<[^<>]*>|\]\([^()\n]*\)|https?:\/\/[^\s<>)]+/g;

/** Spreads 32 bits (the finaliser of MurmurHash3). */
export function spread(value: number): number {
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

/** The hash of a word, or of any text. */
export function hash(word: string): number {
  let h = start;
  for (let i = 0; i < word.length; i++) h = step(h, word.charCodeAt(i));
  return spread(h);
}

let scratch = new Uint32Array(1 << 12);

/** The words of a text without letters beyond ASCII, as most English ones are: the same hashes without making the words. */
function plainTokens(text: string, limit: number): Uint32Array | undefined {
  if (scratch.length <= text.length / 2) scratch = new Uint32Array(text.length);
  let count = 0;
  let h = start;
  let inside = false;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? plainUnit(text.charCodeAt(i)) : 0;
    if (unit < 0) return undefined;
    if (unit > 0) {
      h = step(h, unit);
      inside = true;
    } else if (inside) {
      if (count < limit) scratch[count++] = spread(h);
      h = start;
      inside = false;
    }
  }
  return scratch.slice(0, count);
}

/** The words of a Markdown text in order, as hashes; scripts without spaces by pairs of characters. At most `limit`. */
export function tokensOf(text: string, limit = Infinity): Uint32Array {
  const read = text.replace(markup, ' ');
  const known = plainTokens(read, limit);
  if (known) return known;
  const tokens: number[] = [];
  for (const run of runsOf(read)) {
    if (tokens.length >= limit) break;
    const pairs = isSpaceless(run) ? pairsOf(run) : [];
    if (pairs.length === 0) tokens.push(hash(run));
    else for (const pair of pairs) tokens.push(hash(pair));
  }
  return Uint32Array.from(tokens.length > limit ? tokens.slice(0, limit) : tokens);
}
