import { isCredit } from './caption.ts';
import type { Judged } from './classify.ts';
import type { Head } from './head.ts';
import { limits } from './limits.ts';
import type { Marked } from './markdown.ts';
import { countWords, endsSentence } from './measure.ts';
import { chromeOf } from '../chrome/phrase.ts';

const bullet = /^[•●▪■◦‣⁃∙◆◇·]\s*/u;
const dash = /^[-–*]\s+/u;
const numbered = /^\d{1,2}[.)]\s+\S/u;
const opened = /^["“«„『「‘]/u;
const closed = /["”»“』」’](?:[.,。])?$/u;

/** A sentence's end with what was glued behind it: `… his office. Read more on CNBC`. */
const trailing = /^(.*[.!?。！？۔।]["'”’»」』)]*)\s+(\S.{2,80})$/su;

/** Prose without a link that hangs on its end, where that is a phrase of the chrome vocabulary. */
function withoutTrailingLink(text: string): string {
  const match = trailing.exec(text);
  if (!match || endsSentence(match[2] as string)) return text;
  const chrome = chromeOf(match[2] as string);
  return chrome && chrome.kind !== 'navigation' ? (match[1] as string) : text;
}

/** Whether a short block between paragraphs is a heading: no sentence, no enumeration, and text follows. */
function isHeading(block: Judged, next: Judged | undefined): boolean {
  if (block.weight > limits.heading.most || countWords(block.text) > limits.heading.words) return false;
  if (/[.,;:。，；：،؛]$/u.test(block.text) && !/\b\p{Lu}\.$/u.test(block.text)) return false;
  return (
    next !== undefined &&
    (next.kind === 'prose' || bullet.test(next.text) || (next.kind === 'caption' && block.weight > 8)) &&
    /\p{L}/u.test(block.text)
  );
}

const chromeKinds: ReadonlySet<string> = new Set(['notice', 'share', 'navigation', 'comments', 'footer']);

const isChrome = (block: Judged | undefined) => block !== undefined && chromeKinds.has(block.kind);

/** Blocks of chrome inside a text, and the headlines behind an announcement of other articles up to the next prose. */
function kept(blocks: readonly Judged[], start: number, end: number): Judged[] {
  const result: Judged[] = [];
  let announced = false;
  for (let i = start; i <= end; i++) {
    const block = blocks[i] as Judged;
    if (block.kind === 'related') announced = block.weight < 60;
    else if (block.kind === 'prose') {
      announced = announced && blocks[i - 1]?.kind === 'related' && !endsSentence(block.text);
      if (!announced && block.count < limits.refrain) result.push(block);
    } else if (block.kind === 'caption' || block.kind === 'byline') {
      if (block.kind === 'caption' && !announced && !isCredit(block.text)) result.push(block);
    } else if (
      block.kind === 'short' &&
      !announced &&
      block.count === 1 &&
      !(isChrome(blocks[i - 1]) && isChrome(blocks[i + 1]))
    )
      result.push(block);
    else if (block.kind === 'date' && block.weight > 40) result.push(block);
  }
  return result;
}

/** Whether a text is said in full within another block: a pull quote. */
function isPulled(block: Judged, all: readonly Judged[]): boolean {
  return (
    block.key.length > 24 &&
    all.some(
      (other) => other !== block && other.key.length > block.key.length && other.key.includes(block.key),
    )
  );
}

function mark(block: Judged, i: number, all: readonly Judged[], dialogue: boolean): Marked {
  const { text } = block;
  const [before, next] = [all[i - 1], all[i + 1]];
  if (block.kind === 'caption') return { mark: 'caption', text };
  if (bullet.test(text)) return { mark: 'bullet', text: text.replace(bullet, '') };
  const neighbours = (pattern: RegExp) =>
    [before, next].some((other) => other !== undefined && pattern.test(other.text));
  if (!dialogue && dash.test(text) && neighbours(dash))
    return { mark: 'bullet', text: text.replace(dash, '') };
  if (numbered.test(text) && neighbours(numbered)) return { mark: 'number', text };
  if (
    block.kind === 'prose' &&
    opened.test(text) &&
    closed.test(text) &&
    next &&
    /^[—–-]\s?\p{Lu}/u.test(next.text) &&
    next.kind === 'short'
  )
    return { mark: 'quote', text };
  if (block.kind === 'short' && isHeading(block, next)) return { mark: 'heading', text };
  return { mark: 'paragraph', text: block.kind === 'prose' ? withoutTrailingLink(text) : text };
}

/** Whether a text's dashes are speech, as Polish, Russian, Finnish and others print it: dashes also within the lines. */
function hasDialogue(blocks: readonly Judged[]): boolean {
  const dashed = blocks.filter((block) => dash.test(block.text));
  return dashed.some((block) => /\s[-–—]\s|[,.?!]\s/u.test(block.text.slice(2)) || endsSentence(block.text));
}

/** The article's text, block by block: chrome dropped, headings, lists, quotations and captions told apart, everything else as it stands. */
export function readBody(
  blocks: readonly Judged[],
  head: Head,
  end: number,
  title: string,
): readonly Marked[] {
  const above = [...(head.lead && head.deck !== undefined ? [head.deck] : []), ...head.captions];
  const lead = above.sort((a, b) => a - b).map((i) => blocks[i] as Judged);
  const all = [...lead, ...kept(blocks, head.start, end)].filter((block) => block.text !== title);
  const distinct = all.filter(
    (block) => !(block.kind === 'short' || block.weight < 260) || !isPulled(block, all),
  );
  const dialogue = hasDialogue(distinct);
  return distinct.map((block, i) => mark(block, i, distinct, dialogue));
}
