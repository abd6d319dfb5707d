import type { Block } from './blocks.ts';
import { readBlocks } from './blocks.ts';
import { inPicture } from './chrome.ts';
import { loose, textOf } from './plain.ts';

/**
 * How two readings of a page are compared: characters of a line that is surely a paragraph; the share of these that the other reading must
 * have to be a witness; a line so short that it could stand in the other by chance; a line so long that it is no label; the share of
 * the text that may stand behind the last paragraph which both have; a sentence.
 */
const limits = { paragraph: 90, witness: 0.8, chance: 25, label: 160, tail: 0.25, sentence: 40 } as const;

/** Elements that a witness passes over for reasons of its own, and that belong to the article. */
const kept = 'pre, code, table, figure, figcaption, blockquote, dl, math';

const heading = /^h[1-6]$/;
const fullStop = /[.!?…。！？][\])"”’»「」『』]*$/u;

interface Line extends Block {
  readonly key: string;
  readonly confirmed: boolean;
}

const tight = (text: string): string => loose(text).replaceAll(' ', '');
const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

/** The lines of a reading, and which of them the other has. */
function compare(root: Element, other: Element): readonly Line[] {
  const whole = tight(textOf(other));
  const lines = new Set(readBlocks(other).map(({ text }) => tight(text)));
  return readBlocks(root).map((block) => {
    const key = tight(block.text);
    return { ...block, key, confirmed: key.length < limits.chance ? lines.has(key) : whole.includes(key) };
  });
}

/** Whether a line reads like the author's: a sentence in running text. */
const isProse = ({ text, element }: Line): boolean =>
  text.length >= limits.sentence && fullStop.test(text) && element.closest('li, aside, a, button') === null;

/**
 * The lines of a reading that another one does not have, and that are none of the article's: what is no sentence, no caption and no heading
 * above something that stays; short ones alone before the first paragraph that both have. None where the other has not most of the
 * paragraphs, and none behind the last that both have where much stands there.
 */
export function unconfirmed(root: Element, other: Element): readonly Block[] {
  const lines = compare(root, other);
  const paragraphs = lines.filter(({ text }) => text.length >= limits.paragraph);
  const agreed = paragraphs.filter(({ confirmed }) => confirmed);
  if (agreed.length === 0 || sizeOf(agreed) < limits.witness * sizeOf(paragraphs)) return [];
  const first = lines.indexOf(agreed[0] as Line);
  const last = lines.indexOf(agreed.at(-1) as Line);
  const endsThere = sizeOf(lines.slice(last + 1)) <= limits.tail * sizeOf(lines);
  const odd = new Set<Line>();
  for (const [i, line] of [...lines.entries()].toReversed()) {
    const { element, text, confirmed } = line;
    if (confirmed || element.closest(kept) || inPicture(element) || isProse(line)) continue;
    if ((i < first && text.length > limits.label) || (i > last && !endsThere)) continue;
    const below = lines[i + 1];
    if (!heading.test(element.localName) || below === undefined || odd.has(below)) odd.add(line);
  }
  return lines.filter((line) => odd.has(line));
}
