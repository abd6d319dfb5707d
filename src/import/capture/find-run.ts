import type { JudgedBlock } from './judge-blocks.ts';
import { limits } from './limits.ts';
import { keywords, overlap } from './measure.ts';

/** A run of blocks: from the first to the last, both included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

const headKinds: ReadonlySet<string> = new Set(['date', 'byline', 'label']);

/**
 * The gain of each block for a run that contains it: prose gains its weight, other kinds cost; behind the
 * beginning of comments prose gains nothing.
 */
function gains(blocks: readonly JudgedBlock[]): readonly number[] {
  const { gain, comments } = limits;
  let behind = false;
  let prose = 0;
  return blocks.map((block) => {
    if (block.kind === 'prose') {
      prose += block.weight;
      return behind ? 0 : Math.min(block.weight, gain.prose) / block.count;
    }
    if (block.kind === 'label') return gain.byline;
    if (block.kind !== 'comments') return gain[block.kind];
    behind ||= prose >= comments.after;
    return gain.comments;
  });
}

/**
 * Whether a block announces the articles below it. One that goes on with a headline, `Read also: Ferry to run
 * again`, announces no other.
 */
export function announcesBelow({ kind, text, weight }: JudgedBlock): boolean {
  return kind === 'related' && weight < limits.teasers.announced && !/[:：–—-]\s\S/u.test(text);
}

const isHead = ({ kind }: JudgedBlock): boolean => headKinds.has(kind);
const isAnnouncing = (block: JudgedBlock): boolean => block.kind === 'short' || isHead(block) || announcesBelow(block);

const wordsOf = (some: readonly JudgedBlock[]): ReadonlySet<string> =>
  new Set(some.flatMap(({ text }) => keywords(text)));

/**
 * A run without the beginnings of other articles at its end, behind enough paragraphs of the text: paragraphs that
 * each stand right under a headline or a day, behind an announcement of other articles, or several of them under
 * days.
 */
function withoutTeasers(blocks: readonly JudgedBlock[], run: Run): Run {
  const { before, listed } = limits.teasers;
  const prose = blocks.slice(run.from, run.to + 1).filter(({ kind }) => kind === 'prose');
  const positions = new Map(blocks.map((block, at) => [block, at]));
  const positionOf = (block: JudgedBlock): number => positions.get(block) as number;
  const under = (is: (block: JudgedBlock) => boolean): readonly JudgedBlock[] =>
    prose.slice(Math.max(before, prose.findLastIndex((one) => !is(blocks[positionOf(one) - 1] ?? one)) + 1));
  const dated = under(isHead);
  const first = under(isAnnouncing)[0];
  const from = first === undefined ? blocks.length : positionOf(first) - 1;
  const announcement = blocks.findIndex((block, i) => i >= from - 1 && announcesBelow(block));
  const teasers = announcement < 0 ? [] : prose.filter((block) => positionOf(block) > announcement);
  // A single one about the same matter is the last paragraph behind an aside, unless a share row ends the text.
  const text = wordsOf(prose.slice(0, prose.length - teasers.length));
  const end = prose.at(-teasers.length - 1);
  const isOther =
    teasers.length > 1 ||
    (end && blocks.slice(positionOf(end), announcement).some(({ kind }) => kind === 'share')) ||
    teasers.some((one) => overlap(one.text, text) < limits.ending.overlap);
  const cut = isOther ? teasers[0] : dated.length >= listed ? dated[0] : undefined;
  const last = cut && prose[prose.indexOf(cut) - 1];
  return last === undefined ? run : { from: run.from, to: positionOf(last) };
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
