import type { Judged } from './classify.ts';
import { limits } from './limits.ts';
import { endsSentence } from './measure.ts';
import type { Run } from './run.ts';

/** The blocks between title and text. */
export interface Head {
  /** Index of the text's first block. */
  readonly start: number;
  /** Indices of what stands between title and text and is neither. */
  readonly zone: readonly number[];
  /** Index of the deck: the sentence under the title that sums up. */
  readonly deck?: number;
  /** Whether the deck is so long that it belongs to the text as well. */
  readonly lead: boolean;
}

const meta = (block: Judged | undefined) =>
  block !== undefined &&
  (block.kind === 'date' || block.kind === 'byline' || block.kind === 'label' || block.kind === 'ago');

/** How much of the text may stand before a day or byline and still be a deck. */
function isDeck(
  blocks: readonly Judged[],
  at: number,
  body: readonly number[],
  title: number | undefined,
): boolean {
  const block = blocks[at] as Judged;
  const { least, most } = limits.deck;
  if (block.weight < least || block.weight > most || block.kind === 'caption') return false;
  const next = body.find((i) => i > at);
  if (next === undefined) return false;
  const repeated =
    block.count > 1 &&
    blocks.some((other, i) => i !== at && Math.abs(i - at) <= 3 && other.key === block.key);
  const beforeMeta = blocks.slice(at + 1, next).some(meta);
  const adjacent =
    title !== undefined &&
    blocks.slice(title + 1, at).every((b) => b.kind === 'noise' || b.key === blocks[title]?.key);
  const phrase = !endsSentence(block.text) && !/[.!?。！？؟۔।]\s/u.test(block.text);
  const unended = adjacent && phrase && block.weight > 40;
  return repeated || beforeMeta || unended;
}

/**
 * Where the text begins behind its title, and which block is its deck: a sentence that is said twice, that stands before the day or
 * byline, or that does not end as sentences of a text do.
 */
export function readHead(blocks: readonly Judged[], run: Run, title: number | undefined): Head {
  const from = title === undefined ? run.from : Math.max(0, title + 1);
  const prose: number[] = [];
  for (let i = from; i <= run.to; i++) if (blocks[i]?.kind === 'prose') prose.push(i);
  const core = prose.filter((i) => i >= run.from);
  const near = title === undefined || run.from - title > 60 ? core : prose;
  const total = near.reduce((sum, i) => sum + (blocks[i]?.weight ?? 0), 0);
  let start = near[0] ?? run.from;
  let deck: number | undefined;
  const limit = near.find((i) => (blocks[i]?.weight ?? 0) > limits.deck.most) ?? start;
  for (let i = from; i <= Math.min(Math.max(start, limit), blocks.length - 1); i++) {
    const block = blocks[i] as Judged;
    const candidate =
      block.kind === 'prose' || (block.kind === 'short' && block.weight > limits.deck.least && i < start);
    if (!candidate || block.key === blocks[title ?? -1]?.key || block.weight > total * 0.4) continue;
    const behind = near.filter((other) => blocks[other]?.key !== block.key);
    if (isDeck(blocks, i, behind, title)) {
      deck = blocks.findIndex((other, at) => at >= from && other.key === block.key);
      start = behind.find((other) => other > i) ?? start;
    }
  }
  const zone = Array.from({ length: Math.max(0, start - from) }, (_, k) => from + k);
  const lead = deck !== undefined && (blocks[deck]?.weight ?? 0) > limits.deck.body;
  return { start, zone, lead, ...(deck === undefined ? {} : { deck }) };
}
