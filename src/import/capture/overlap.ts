import { fold } from '../../text/words.ts';

/** The words by which texts are compared: folded, of three letters and more; in scripts without spaces pairs of characters. */
export function keywords(text: string): readonly string[] {
  const words: string[] = [];
  for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(word)
    ) {
      const characters = [...word];
      for (let i = 0; i < Math.max(1, characters.length - 1); i++)
        words.push(characters.slice(i, i + 2).join(''));
    } else if (word.length > 2) words.push(word.slice(0, 7));
  }
  return words;
}

/** The share of a text's words, 0 to 1, that a set of words holds. */
export function overlap(text: string, words: ReadonlySet<string>): number {
  const own = new Set(keywords(text));
  return own.size === 0 ? 0 : [...own].filter((word) => words.has(word)).length / own.size;
}
