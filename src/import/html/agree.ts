import { readBlocks } from './blocks.ts';
import { linkDensity } from './links.ts';
import { likeness, loose, textOf } from './plain.ts';

/** Text below this length, in characters, makes another extractor's worth taking. */
const tooShort = 200;

/**
 * How two extractors' texts must lie to each other: so much of the shorter in the longer to be the same article; the longer so many times
 * as long to be worth taking; fewer links than that; so unlike to be about something else; so many more of the words that the page says of
 * itself to be the one that is meant.
 */
const limits = { same: 0.8, longer: 2, links: 0.15, unlike: 0.35, agree: 0.6, said: 0.3 } as const;

/** The share of an element's lines, by their length, that another text holds. */
function heldIn(element: Element, other: string): number {
  const lines = readBlocks(element).map(({ text }) => loose(text));
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  const held = lines.reduce((sum, line) => sum + (other.includes(line) ? line.length : 0), 0);
  return total === 0 ? 0 : held / total;
}

/** The share of the words of one text that another has. */
function wordsIn(few: string, many: string): number {
  const has = new Set(loose(many).split(' '));
  const words = [...new Set(loose(few).split(' '))].filter((word) => word.length > 3);
  return words.length === 0 ? 0 : words.filter((word) => has.has(word)).length / words.length;
}

/**
 * Which of three readings of a page is its article: the first unless it is hardly any text, a part of the third, or alone. `said` is what the page
 * says of its article in a title and a sentence.
 */
export function choose(
  first: Element | undefined,
  second: Element | undefined,
  third: Element,
  said: string,
): Element | undefined {
  const [a, b, c] = [textOf(first), textOf(second), textOf(third)];
  if (!first || a.length < tooShort) return c.length > a.length ? third : first;
  if (c.length < tooShort) return first;
  const part = heldIn(first, loose(c)) >= limits.same && c.length > limits.longer * a.length;
  if (part && linkDensity(third) < limits.links) return third;
  const alone = likeness(a, c) < limits.unlike;
  if (alone && second && likeness(b, c) > limits.agree) return second;
  if (alone && wordsIn(said, c) > wordsIn(said, a) + limits.said) return third;
  return first;
}
