import { latinDigits } from '../day/digits.ts';
import { allPhrases, anyOf, beside, numberedPhrases, phrasesOf } from '../phrases/match.ts';

/** Units of time as pages write them, by how many hours one is; what is shorter counts as none. */
const hoursOf = new Map(
  [...phrasesOf('units').keys()].flatMap((language) =>
    [...numberedPhrases('units', language)].flatMap(([hours, words]) => words.map((word) => [word, hours] as const)),
  ),
);
const unit = anyOf([...hoursOf.keys()]);
const one = anyOf(allPhrases('one'));
const ago = beside(allPhrases('ago'));
const before = anyOf(ago.before);
const after = anyOf(ago.behind);
const edge = String.raw`(?![\p{L}\p{M}])`;
const patterns = [
  new RegExp(String.raw`(?<![\p{L}\d])(\d{1,2}|${one})\s?(${unit})(?:\s(?:${after})${edge}|(?:${after})${edge})`, 'iu'),
  new RegExp(String.raw`(?<![\p{L}])(?:${before})\s(?:ca\.?\s)?(\d{1,2}|${one})\s?(${unit})${edge}`, 'iu'),
  new RegExp(String.raw`^\W*(\d{1,2})\s?(m|min|mins|h|hr|hrs|d)\W*$`, 'iu'),
];

/** How long ago a text says something was, in whole hours (0 for minutes), or undefined where it does not say. */
export function readAgo(text: string): number | undefined {
  if (text.length > 60) return undefined;
  const latin = latinDigits(text);
  for (const pattern of patterns) {
    const match = pattern.exec(latin);
    const hours = match && hoursOf.get((match[2] as string).toLowerCase());
    if (match && hours !== undefined && hours !== null) return hours * (Number(match[1]) || 1);
  }
  return undefined;
}
