import { fold } from '../../text/words.ts';
import { phrasesOf } from '../phrases/match.ts';

/**
 * The headings of the phrases of site chrome, the first that matches counts: the comment area, the page's foot
 * (copyright, author's box, list of tags), an announcement of other articles, a share row, a notice (cookies,
 * newsletter, page machinery), the wall in the place of the rest of an article, a menu.
 */
const kinds = ['comments', 'footer', 'related', 'share', 'notice', 'paywall', 'navigation'] as const;

/** What a piece of site chrome is. */
export type ChromeKind = (typeof kinds)[number];

/** A phrase of the vocabulary that a text is, or begins with, or contains. */
export interface ChromeMatch {
  readonly kind: ChromeKind;
  /** Whether the text is nothing but phrases of the vocabulary. */
  readonly whole: boolean;
  /** Letters and digits of the phrase: the longer, the surer. */
  readonly length: number;
}

/** The form in which texts and phrases are compared; glued words part where a capital follows a small letter. */
export function chromeKey(text: string): string {
  return bare(fold(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')));
}

/** The same with marks: in Vietnamese and in scripts whose vowels are marks, words without them are others. */
function markedKey(text: string): string {
  return bare(text.normalize('NFC').toLowerCase());
}

function bare(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}©ⓒ]+/gu, ' ')
    .trim();
}

const withMarks = new Set(['vi', 'th', 'hi', 'mr', 'ne', 'bn', 'ta', 'te', 'ml', 'kn', 'gu', 'pa']);

interface PhrasePattern {
  readonly kind: ChromeKind;
  readonly segments: readonly string[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  readonly length: number;
}

/**
 * Phrases in the form of one kind of key. A phrase stands for a whole block; `…` at its end says that anything may
 * follow, at its beginning that anything may stand before, within that anything may stand between. Case, marks,
 * punctuation, numbers and emoji don't count.
 */
interface Index {
  readonly whole: Map<string, ChromeKind>;
  /** By the first character. */
  readonly beginning: Map<string, PhrasePattern[]>;
  readonly anywhere: PhrasePattern[];
}

const newIndex = (): Index => ({ whole: new Map(), beginning: new Map(), anywhere: [] });

/** Puts a phrase into an index, unless an earlier one says the same. */
function addPhrase({ whole, beginning, anywhere }: Index, kind: ChromeKind, segments: readonly string[]): void {
  const [first, last] = [segments[0] as string, segments.at(-1) as string];
  if (segments.length === 1) {
    if (!whole.has(first)) whole.set(first, kind);
    return;
  }
  const filled = segments.filter((segment) => segment !== '');
  const fromStart = first !== '';
  const list = fromStart ? (beginning.get(first[0] as string) ?? []) : anywhere;
  list.push({
    kind,
    segments: filled,
    fromStart,
    toEnd: last !== '',
    length: filled.join('').replace(/ /g, '').length,
  });
  if (fromStart) beginning.set(first[0] as string, list);
}

function readIndexes(): { readonly folded: Index; readonly marked: Index } {
  const [folded, marked] = [newIndex(), newIndex()];
  for (const kind of kinds)
    for (const [language, phrases] of phrasesOf(kind)) {
      const [index, key] = withMarks.has(language) ? [marked, markedKey] : [folded, chromeKey];
      for (const phrase of phrases) addPhrase(index, kind, phrase.split('…').map(key));
    }
  return { folded, marked };
}

/** Made with the first text that is compared. */
let indexes: ReturnType<typeof readIndexes> | undefined;

/** Scripts that put no space between words: there a phrase may end anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]$/u;

function standsAt(key: string, segment: string, at: number): boolean {
  const after = key[at + segment.length];
  const before = key[at - 1];
  const open = unspaced.test(segment) || /^[©ⓒ]/.test(segment);
  return open || ((after === undefined || after === ' ') && (before === undefined || before === ' '));
}

function matches(key: string, { segments, fromStart, toEnd }: PhrasePattern): boolean {
  let from = 0;
  for (const [i, segment] of segments.entries()) {
    const last = toEnd && i === segments.length - 1;
    const at = last ? key.length - segment.length : key.indexOf(segment, from);
    if (at < from || !key.startsWith(segment, at) || !standsAt(key, segment, at)) return false;
    if (i === 0 && fromStart && at !== 0) return false;
    from = at + segment.length;
  }
  return true;
}

const longestPhrase = 9;

/** The kind of a text that is nothing but whole phrases one after the other, numbers aside. */
function wholly(key: string, { whole }: Index): ChromeKind | undefined {
  const exact = whole.get(key);
  if (exact) return exact;
  const words = key.split(' ').filter((word) => !/^\d+\p{L}?$/u.test(word));
  if (words.length === 0 || words.length > 60) return undefined;
  const kinds: (ChromeKind[] | undefined)[] = [[]];
  for (let end = 1; end <= words.length; end++)
    for (let start = Math.max(0, end - longestPhrase); start < end && !kinds[end]; start++) {
      const kind = kinds[start] ? whole.get(words.slice(start, end).join(' ')) : undefined;
      if (kind) kinds[end] = [...(kinds[start] as ChromeKind[]), kind];
    }
  const found = kinds[words.length];
  return found?.includes('share') ? 'share' : found?.[0];
}

function longest(key: string, { beginning, anywhere }: Index): PhrasePattern | undefined {
  let best: PhrasePattern | undefined;
  for (const pattern of [...(beginning.get(key[0] as string) ?? []), ...anywhere])
    if (pattern.length > (best?.length ?? 0) && matches(key, pattern)) best = pattern;
  return best;
}

/** The phrase of the vocabulary that a text is, begins with or contains; undefined where there is none. */
export function chromeOf(text: string): ChromeMatch | undefined {
  indexes ??= readIndexes();
  const { folded, marked } = indexes;
  const keys = [[chromeKey(text), folded] as const, [markedKey(text), marked] as const];
  if (keys[0]?.[0] === '') return undefined;
  for (const [key, index] of keys) {
    const kind = wholly(key, index);
    if (kind) return { kind, whole: true, length: key.replace(/ /g, '').length };
  }
  const found = keys.map(([key, index]) => longest(key, index));
  const best = found.reduce((a, b) => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a));
  return best && { kind: best.kind, whole: false, length: best.length };
}

/**
 * How long a line of which the vocabulary knows only a part can be, how many letters the part must have, and which
 * share of the line's.
 */
const mostly = { longest: 60, fewest: 6, share: 0.4 } as const;

/**
 * Whether a short line that stands alone is chrome for the most part: `Share on Facebook`, `Subscribe to our
 * newsletter`. Not where it is a menu's word.
 */
export function isMostlyChrome(text: string): boolean {
  if (text.length > mostly.longest) return false;
  const match = chromeOf(text);
  if (!match || match.kind === 'navigation') return false;
  if (match.whole) return true;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return match.length >= Math.max(mostly.fewest, mostly.share * letters);
}
