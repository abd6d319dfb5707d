import { latinDigits } from '../day/digits.ts';
import { allPhrases, anyOf, beside } from '../phrases/match.ts';

const unit = anyOf(allPhrases('units'));
const one = anyOf(allPhrases('one'));
const ago = beside(allPhrases('ago'));
const before = anyOf(ago.before);
const after = anyOf(ago.behind);
const edge = String.raw`(?![\p{L}\p{M}])`;
const patterns = [
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:\d{1,2}|${one})\s?(?:${unit})(?:\s(?:${after})${edge}|(?:${after})${edge})`,
    'iu',
  ),
  new RegExp(String.raw`(?<![\p{L}])(?:${before})\s(?:ca\.?\s)?(?:\d{1,2}|${one})\s?(?:${unit})${edge}`, 'iu'),
  new RegExp(String.raw`^\W*\d{1,2}\s?(?:m|min|mins|h|hr|hrs|d)\W*$`, 'iu'),
];

/** Whether a short text says how long ago something was: `3 hours ago`, `vor einem Tag`. */
export function statesAgo(text: string): boolean {
  return text.length <= 60 && patterns.some((pattern) => pattern.test(latinDigits(text)));
}
