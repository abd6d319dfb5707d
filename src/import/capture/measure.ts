import { fold } from '../../text/words.ts';
import { limits } from './limits.ts';

/** The length of a text evened out over scripts (see `limits`). */
export function weightOf(text: string): number {
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return text.length + ideographs * (limits.ideograph - 1) + hangul * (limits.hangul - 1);
}

/** Words of a text; in scripts without spaces, a word for every two characters. */
export function countWords(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const thai = text.match(/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu)?.length ?? 0;
  return dense + thai === 0 ? spaced : Math.round(dense / 2 + thai / 5) + (dense > thai ? 0 : spaced);
}

const closers = String.raw`["'”’»›」』）)\]]`;
const sentenceEnd = new RegExp(String.raw`[.!?。！？｡؟۔।॥։።…჻](?:${closers}|\[\d+\])*\s*(?:\([^()]{1,40}\))?$`, 'u');
const sentenceWithin = /[.!?。！？؟۔।॥።](?:["'”’»」』)\]])*(?:\s+[\p{L}\p{N}"“«‘„(¿¡-]|(?<=[。！？」』])\S)/u;

/** Whether a text ends as sentences end. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text) && !/(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$/.test(text);
}

const sentence = new RegExp(
  String.raw`\p{L}{2}${closers}?(?:[.!?…‽؟](?:${closers}|\[\d+\])*(?:\s|$)|[。！？｡۔।॥։።჻])`,
  'u',
);

/** Whether the end of a sentence stands in a text, whatever follows it. */
export function holdsSentence(text: string): boolean {
  return sentence.test(text);
}

const unpunctuated = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/gu;

/** Whether a text reads as prose: sentences, or as much text as only a paragraph has. */
export function isProse(text: string): boolean {
  const { prose } = limits;
  const weight = weightOf(text);
  const words = countWords(text);
  const ended = endsSentence(text);
  if (ended && words >= prose.words && weight >= prose.ended) return true;
  if (weight >= prose.weight && sentenceWithin.test(text) && (ended || weight >= 2 * prose.weight)) return true;
  if ((text.match(unpunctuated)?.length ?? 0) > text.length * 0.4) return weight >= prose.unpunctuated;
  return weight >= prose.unended && words >= prose.unended / 9 && /[,،、，;:]/.test(text);
}

/**
 * The words by which texts are compared: folded, of three letters and more; in scripts without spaces pairs of
 * characters.
 */
export function keywords(text: string): readonly string[] {
  const words: string[] = [];
  for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(word)) {
      const characters = [...word];
      for (let i = 0; i < Math.max(1, characters.length - 1); i++) words.push(characters.slice(i, i + 2).join(''));
    } else if (word.length > 2) words.push(word.slice(0, 7));
  }
  return words;
}

/** The share of a text's words, 0 to 1, that a set of words holds. */
export function overlap(text: string, words: ReadonlySet<string>): number {
  const own = new Set(keywords(text));
  return own.size === 0 ? 0 : [...own].filter((word) => words.has(word)).length / own.size;
}
