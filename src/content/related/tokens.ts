import { isSpaceless, pairsOf, runsOf } from '../../text/words.ts';

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

/** FNV-1a over the code units. */
function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return spread(h);
}

/** The words of a Markdown text in order, as hashes; scripts without spaces by pairs of characters. At most `limit`. */
export function tokensOf(text: string, limit = Infinity): readonly number[] {
  const tokens: number[] = [];
  for (const run of runsOf(text.replace(markup, ' '))) {
    if (tokens.length >= limit) break;
    const pairs = isSpaceless(run) ? pairsOf(run) : [];
    if (pairs.length === 0) tokens.push(hash(run));
    else for (const pair of pairs) tokens.push(hash(pair));
  }
  return tokens.length > limit ? tokens.slice(0, limit) : tokens;
}
