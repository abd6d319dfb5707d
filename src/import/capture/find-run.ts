import type { JudgedBlock } from './judge-blocks.ts';
import { limits } from './limits.ts';

/** A run of blocks: from the first to the last, both included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

const headKinds: ReadonlySet<string> = new Set(['date', 'ago', 'byline', 'label']);

const proseIn = (some: readonly JudgedBlock[]): number =>
  some.reduce((sum, block) => sum + (block.kind === 'prose' ? block.weight : 0), 0);

/** Whether a link to the comments stands in the article's head: under its day or byline, with hardly any prose between, and more behind. */
function isInHead(blocks: readonly JudgedBlock[], at: number): boolean {
  const head = blocks.slice(Math.max(0, at - limits.comments.head), at);
  return (
    head.some((block) => headKinds.has(block.kind)) &&
    proseIn(blocks.slice(at + 1)) > 2 * proseIn(blocks.slice(0, at)) &&
    proseIn(head) < 2 * limits.deck.most
  );
}

/** Whether comments begin here: more than a word says so, more of their words follow, or hardly any prose does. */
function opensComments(blocks: readonly JudgedBlock[], at: number): boolean {
  if (isInHead(blocks, at)) return false;
  if (blocks[at]?.key.includes(' ') || (blocks[at]?.weight ?? 0) > limits.comments.word) return true;
  const next = blocks.slice(at + 1, at + 1 + limits.comments.within);
  return (
    next.some(({ kind }) => kind === 'comments') || proseIn(blocks.slice(at + 1)) < limits.comments.before
  );
}

/** The gain of each block for a run that contains it: prose gains its weight, other kinds cost; behind the beginning of comments prose hardly gains. */
function gains(blocks: readonly JudgedBlock[]): readonly number[] {
  const { gain, comments } = limits;
  let behind = false;
  let prose = 0;
  return blocks.map((block, i) => {
    if (block.kind === 'prose') {
      prose += block.weight;
      return (Math.min(block.weight, gain.prose) / block.count) * (behind ? comments.gain : 1);
    }
    if (block.kind === 'label') return gain.byline;
    if (block.kind !== 'comments') return gain[block.kind];
    if (!opensComments(blocks, i)) return gain.related;
    behind ||= prose >= comments.after;
    return gain.comments;
  });
}

const announcing: ReadonlySet<string> = new Set(['short', ...headKinds]);

/**
 * A run without the beginnings of other articles at its end, behind enough paragraphs of the text: paragraphs that each stand right under
 * a headline or a day, behind an announcement of other articles, or several of them under days.
 */
function withoutTeasers(blocks: readonly JudgedBlock[], run: Run): Run {
  const { before, announced, listed } = limits.teasers;
  const prose = Array.from({ length: run.to - run.from + 1 }, (_, i) => run.from + i).filter(
    (i) => blocks[i]?.kind === 'prose',
  );
  const isUnder = (kinds: ReadonlySet<string>) => (i: number) => kinds.has(blocks[i - 1]?.kind ?? '');
  const alone = prose.slice(prose.findLastIndex((i) => !isUnder(announcing)(i)) + 1);
  const dated = prose.slice(prose.findLastIndex((i) => !isUnder(headKinds)(i)) + 1);
  const announcement = blocks.findIndex(
    ({ kind, weight }, i) =>
      i > (prose[before - 1] ?? run.to) &&
      kind === 'related' &&
      weight < announced &&
      alone.some((at) => at > i) &&
      prose.every((at) => at < i || alone.includes(at)),
  );
  const teaser =
    alone.find((at) => announcement >= 0 && at > announcement) ??
    (dated.length >= listed ? dated[0] : undefined);
  const last = prose[prose.indexOf(teaser ?? -1) - 1];
  return last === undefined || prose.indexOf(last) < before - 1 ? run : { from: run.from, to: last };
}

/** The run of blocks that gains most: the article's text. Undefined where a page has no prose. */
export function findRun(blocks: readonly JudgedBlock[]): Run | undefined {
  let best: { readonly run: Run; readonly sum: number } | undefined;
  let sum = 0;
  let from = 0;
  for (const [i, gain] of gains(blocks).entries()) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += gain;
    if (gain > 0 && sum > (best?.sum ?? 0)) best = { run: { from, to: i }, sum };
  }
  return best && withoutTeasers(blocks, best.run);
}
