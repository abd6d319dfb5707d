import { isCredit } from './captions.ts';
import type { Run } from './find-run.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { limits } from './limits.ts';
import { endsSentence } from './measure.ts';

/** The blocks between title and text. */
export interface ArticleHead {
  /** Index of the text's first block. */
  readonly start: number;
  /** Indices of what stands between title and text and is neither. */
  readonly zone: readonly number[];
  /** Index of the deck: the sentence under the title that sums up. */
  readonly deck?: number;
  /** Whether the deck belongs to the text as well: it is long, or stands right above it once more. */
  readonly lead: boolean;
  /** Indices of the captions between title and text. */
  readonly captions: readonly number[];
}

const meta = (block: JudgedBlock | undefined) =>
  block !== undefined && (block.kind === 'date' || block.kind === 'byline' || block.kind === 'label');

/**
 * Whether a block is the deck: it is repeated near, stands above the day or byline, or right under the title
 * without a full stop.
 */
function isDeck(
  blocks: readonly JudgedBlock[],
  at: number,
  body: readonly number[],
  title: number | undefined,
): boolean {
  const block = blocks[at] as JudgedBlock;
  const { least, most } = limits.deck;
  if (block.weight < least || block.weight > most || block.kind === 'caption') return false;
  const next = body.find((i) => i > at);
  if (next === undefined) return false;
  const repeated =
    block.count > 1 && blocks.some((other, i) => i !== at && Math.abs(i - at) <= 3 && other.key === block.key);
  const beforeMeta = blocks.slice(at + 1, next).some(meta);
  const adjacent =
    title !== undefined && blocks.slice(title + 1, at).every((b) => b.kind === 'noise' || b.key === blocks[title]?.key);
  const phrase = !endsSentence(block.text) && !/[.!?。！？؟۔।]\s/u.test(block.text);
  const unended = adjacent && phrase && block.weight > 40;
  return repeated || beforeMeta || unended;
}

/** The captions of a zone; none where there are so many that they are the titles of a list of videos. */
function captionsIn(blocks: readonly JudgedBlock[], zone: readonly number[]): readonly number[] {
  const found = zone.filter((i) => blocks[i]?.kind === 'caption' && !isCredit((blocks[i] as JudgedBlock).text));
  const distinct = found.filter((i, at) => !found.slice(0, at).some((j) => blocks[j]?.key === blocks[i]?.key));
  return distinct.length <= limits.caption.above ? distinct : [];
}

/** Where the text begins if paragraphs right above its first sentence lack their full stops. */
function withLede(blocks: readonly JudgedBlock[], start: number, above: number): number {
  const { weight, between } = limits.lede;
  let from = start;
  for (let i = start - 1; i > above && blocks[i]?.kind === 'short' && (blocks[i] as JudgedBlock).weight >= between; i--)
    if ((blocks[i] as JudgedBlock).weight >= weight) from = i;
  return from;
}

/**
 * Where the text begins behind its title, and which block is its deck: a sentence that is said twice, that stands
 * before the day or byline, or that does not end as sentences of a text do.
 */
export function readHead(blocks: readonly JudgedBlock[], run: Run, title: number | undefined): ArticleHead {
  const from = title === undefined ? run.from : Math.max(0, title + 1);
  const prose: number[] = [];
  for (let i = from; i <= run.to; i++) if (blocks[i]?.kind === 'prose') prose.push(i);
  const core = prose.filter((i) => i >= run.from);
  const near = title === undefined || run.from - title > 60 ? core : prose;
  const total = near.reduce((sum, i) => sum + (blocks[i]?.weight ?? 0), 0);
  let start = near[0] ?? run.from;
  let deck: number | undefined;
  const limit = near.find((i) => (blocks[i]?.weight ?? 0) > limits.deck.most) ?? start;
  let passed = 0;
  for (let i = from; i <= Math.min(Math.max(start, limit), blocks.length - 1); i++) {
    const block = blocks[i] as JudgedBlock;
    const candidate =
      block.kind === 'prose' || (block.kind === 'short' && block.weight > limits.deck.least && i < start);
    if (passed > limits.deck.most) break;
    passed += block.kind === 'prose' ? block.weight : 0;
    if (!candidate || block.key === blocks[title ?? -1]?.key || block.weight > total * limits.deck.share) continue;
    const behind = near.filter((other) => blocks[other]?.key !== block.key);
    if (isDeck(blocks, i, behind, title)) {
      deck = blocks.findIndex((other, at) => at >= from && other.key === block.key);
      start = behind.find((other) => other > i) ?? start;
    }
  }
  start = withLede(blocks, start, Math.max(deck ?? -1, title ?? -1));
  const zone = Array.from({ length: Math.max(0, start - from) }, (_, k) => from + k);
  const above = blocks[start - 1];
  const again = above?.kind === 'prose' && above.key === blocks[deck ?? -1]?.key;
  const lead = deck !== undefined && (again || (blocks[deck]?.weight ?? 0) > limits.deck.body);
  const captions = captionsIn(blocks, zone);
  return { start, zone, lead, captions, ...(deck === undefined ? {} : { deck }) };
}
