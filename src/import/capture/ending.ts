import { readName } from './byline.ts';
import { isCredit } from './caption.ts';
import type { BlockKind, Judged } from './classify.ts';
import { splitLabel } from './label.ts';
import { limits } from './limits.ts';
import { bullets } from './list.ts';
import { countWords, holdsSentence } from './measure.ts';

/** Kinds of blocks that may stand between a text's last line and the page's foot. */
const beside: ReadonlySet<BlockKind> = new Set(['short', 'caption', 'byline']);

/** Kinds of blocks that may stand within a text: advertisements, what scripts left. */
const aside: ReadonlySet<BlockKind> = new Set(['notice', 'noise']);

const isSource = (text: string): boolean => splitLabel(text, 'source', true) !== undefined;

/** Whether a block stands among headlines, or above a day: then it may be the headline of another text. */
function isListed(blocks: readonly Judged[], at: number): boolean {
  for (let i = at + 1; i < blocks.length; i++) {
    const block = blocks[i] as Judged;
    if (block.kind === 'date' || block.kind === 'ago') return true;
    if (!beside.has(block.kind)) return false;
    if (block.kind === 'short' && countWords(block.text) >= limits.ending.headline && !isSource(block.text))
      return true;
  }
  return false;
}

/**
 * Whether the block behind a paragraph belongs to the same text. A sentence in it tells, or more weight than headlines have; a line without
 * either must go on with the paragraph's list, or stand alone, since headlines of other articles stand in lists. Names, sources and
 * bare credits are no part of the text.
 */
function endsText(blocks: readonly Judged[], at: number, paragraph: Judged): boolean {
  const { text, kind, count, weight } = blocks[at] as Judged;
  const { ending } = limits;
  if ((kind !== 'short' && kind !== 'caption') || count > 1 || blocks[at + 1]?.kind === 'prose') return false;
  if (readName(text) || isSource(text) || (kind === 'caption' && isCredit(text))) return false;
  const words = countWords(text);
  if (weight >= ending.weight || (holdsSentence(text) && words >= ending.words)) return true;
  if (paragraph !== blocks[at - 1]) return false;
  if (bullets.some((bullet) => bullet.test(paragraph.text) && bullet.test(text))) return true;
  return words >= ending.alone && !/[:：]$/u.test(text) && !isListed(blocks, at);
}

/**
 * The blocks of a page, those as prose that end a text though they don't end as sentences do: `…go beyond them. AFP`. Only what stands
 * around a block tells it from a caption or a headline.
 */
export function withEndings(blocks: readonly Judged[]): readonly Judged[] {
  let paragraph: Judged | undefined;
  return blocks.map((block, at): Judged => {
    const ends = paragraph !== undefined && endsText(blocks, at, paragraph);
    if (ends || block.kind === 'prose') paragraph = block;
    else if (!aside.has(block.kind)) paragraph = undefined;
    return ends ? { ...block, kind: 'prose' } : block;
  });
}
