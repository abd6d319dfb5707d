import type { Judged } from './classify.ts';
import { limits } from './limits.ts';
import { hasSentences } from './measure.ts';
import { keywords, overlap } from './overlap.ts';

/** A run of blocks: from the first to the last, both included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

const dated = (block: Judged) => block.kind === 'date' || block.kind === 'ago';

const dates: ReadonlySet<string> = new Set(['date', 'ago', 'byline', 'label']);

const proseIn = (some: readonly Judged[]): number =>
  some.reduce((sum, b) => sum + (b.kind === 'prose' ? b.weight : 0), 0);

/** Whether a link to the comments stands in the article's head: under its day or byline, with hardly any prose between, and more behind. */
function isInHead(blocks: readonly Judged[], at: number): boolean {
  const { commentsHead } = limits.doubt;
  const head = blocks.slice(Math.max(0, at - commentsHead), at);
  const dated = head.findIndex((block) => dates.has(block.kind));
  return (
    dated >= 0 &&
    proseIn(blocks.slice(at + 1)) > 2 * proseIn(blocks.slice(0, at)) &&
    proseIn(head) < 2 * limits.deck.most
  );
}

/** Whether comments begin here: more than a word says so, more of their words follow, or hardly any prose does. */
function opensComments(blocks: readonly Judged[], at: number): boolean {
  if (isInHead(blocks, at)) return false;
  if ((blocks[at]?.key.includes(' ') ?? false) || (blocks[at]?.weight ?? 0) > 12) return true;
  const next = blocks.slice(at + 1, at + 1 + limits.doubt.commentsWithin);
  const prose = blocks.slice(at + 1).reduce((sum, b) => sum + (b.kind === 'prose' ? b.weight : 0), 0);
  return next.some((block) => block.kind === 'comments') || prose < limits.doubt.commentsBefore;
}

/**
 * What each block adds to a run that it stands in. Prose adds its weight; what announces other articles, or a day behind some text, makes the prose behind it
 * doubtful until two blocks of prose stand together; once comments begin behind enough prose, what follows hardly counts.
 */
function gains(blocks: readonly Judged[]): readonly number[] {
  const { gain, doubt } = limits;
  let doubtful = false;
  let tail = false;
  let prose = 0;
  return blocks.map((block, i) => {
    if (block.kind === 'prose') {
      if (doubtful && blocks[i + 1]?.kind === 'prose' && (blocks[i + 1]?.groupSize ?? 1) < 4)
        doubtful = false;
      prose += block.weight;
      const worth = Math.min(block.weight, gain.proseMost) / (block.count > 2 ? 4 : block.count);
      return worth * (tail ? doubt.tail : doubtful ? doubt.related : 1);
    }
    if (block.kind === 'related' || (dated(block) && prose > doubt.datedAfter)) doubtful = true;
    if (block.kind === 'comments') {
      if (!opensComments(blocks, i)) return gain.related;
      if (prose >= doubt.tailAfter) tail = true;
    }
    return block.kind === 'label' ? gain.byline : gain[block.kind];
  });
}

/** The run of blocks that gains most: where the article's text stands. Undefined where a page has no prose. */
export function findRun(blocks: readonly Judged[]): Run | undefined {
  const worth = gains(blocks);
  let best: { run: Run; sum: number } | undefined;
  let sum = 0;
  let from = 0;
  for (const [i, value] of worth.entries()) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += value;
    if (value > 0 && sum > (best?.sum ?? 0)) best = { run: { from, to: i }, sum };
  }
  return (
    best && extend(blocks, withoutOthers(blocks, withoutTeasers(blocks, withoutStrangers(blocks, best.run))))
  );
}

/** Stretches of prose within a run, divided by gaps of several other blocks. */
function stretches(blocks: readonly Judged[], run: Run): Run[] {
  const found: Run[] = [];
  for (let i = run.from; i <= run.to; i++) {
    if (blocks[i]?.kind !== 'prose') continue;
    const last = found.at(-1);
    if (last && i - last.to <= limits.stranger.gap) found[found.length - 1] = { from: last.from, to: i };
    else found.push({ from: i, to: i });
  }
  return found;
}

const proseOf = (blocks: readonly Judged[], { from, to }: Run) =>
  blocks.slice(from, to + 1).flatMap((block) => (block.kind === 'prose' ? [block.text] : []));

/** A run without stretches at its ends that speak of something else than its longest one. */
function withoutStrangers(blocks: readonly Judged[], run: Run): Run {
  const parts = stretches(blocks, run).map((part) => ({ ...part, text: proseOf(blocks, part).join('\n') }));
  const main = parts.reduce(
    (a, b) => (b.text.length > a.text.length ? b : a),
    parts[0] ?? { ...run, text: '' },
  );
  const words = new Set(keywords(main.text));
  const strange = (part: { readonly text: string }) => overlap(part.text, words) < limits.stranger.overlap;
  while (parts.length > 1 && parts.at(-1) !== main && strange(parts.at(-1) ?? main)) parts.pop();
  while (parts.length > 1 && parts[0] !== main && strange(parts[0] ?? main)) parts.shift();
  return { from: Math.max(run.from, parts[0]?.from ?? run.from), to: parts.at(-1)?.to ?? run.to };
}

const announcing: ReadonlySet<string> = new Set(['short', 'date', 'ago', 'byline']);

/**
 * A run without the teasers at its end: behind an announcement of other articles, from two paragraphs on, where each one stands alone
 * under a headline or a day.
 */
function withoutTeasers(blocks: readonly Judged[], run: Run): Run {
  const prose = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter(
      (i) => blocks[i]?.kind === 'prose',
    );
  const all = prose(run.from, run.to);
  for (let at = run.from; at <= run.to; at++) {
    const block = blocks[at] as Judged;
    if (block.kind !== 'related' || block.weight >= limits.teasers.announced) continue;
    const behind = prose(at + 1, run.to);
    const teasers = behind.every((i) => announcing.has(blocks[i - 1]?.kind ?? ''));
    const enough = all.length - behind.length >= limits.teasers.before;
    const before = all.filter((i) => i < at).at(-1);
    const { short, headlines } = limits.teasers;
    const listed =
      behind.every((i) => (blocks[i]?.weight ?? 0) < short) &&
      blocks.slice(at + 1, run.to).filter((b) => b.kind === 'short' && b.weight > limits.title.weight)
        .length >= headlines;
    if (teasers && (enough || listed) && (behind.length >= 2 || listed) && before !== undefined)
      return { from: run.from, to: before };
  }
  return run;
}

/**
 * A run without the other articles' beginnings at its end: behind several paragraphs only such as stand alone under a headline, each
 * under a day or most of them about something else.
 */
function withoutOthers(blocks: readonly Judged[], run: Run): Run {
  const { before, many, share, overlap: about } = limits.others;
  const prose = Array.from({ length: run.to - run.from + 1 }, (_, i) => run.from + i).filter(
    (i) => blocks[i]?.kind === 'prose',
  );
  const alone = (i: number) => {
    const above = blocks[i - 1];
    return above !== undefined && announcing.has(above.kind) && blocks[i + 1]?.kind !== 'prose';
  };
  const first = prose.findLastIndex((i) => !alone(i)) + 1;
  if (first < before || prose.length - first < many) return run;
  const words = new Set(prose.slice(0, first).flatMap((i) => keywords((blocks[i] as Judged).text)));
  const other = (i: number) => overlap((blocks[i] as Judged).text, words) < about;
  const behind = prose.slice(first);
  const strange = behind.filter(other).length >= share * behind.length;
  const listed = behind.every((i) => dates.has(blocks[i - 1]?.kind ?? ''));
  return strange || listed ? { from: run.from, to: prose[first - 1] as number } : run;
}

/** A run with the paragraphs behind it that asides divide from it: several sentences about the same matter, before the page's foot. */
function extend(blocks: readonly Judged[], run: Run): Run {
  const { reach, weight, overlap: about } = limits.extend;
  const words = new Set(
    blocks
      .slice(run.from, run.to + 1)
      .flatMap((block) => (block.kind === 'prose' ? keywords(block.text) : [])),
  );
  let to = run.to;
  for (let i = run.to + 1; i < blocks.length && i <= to + reach; i++) {
    const block = blocks[i] as Judged;
    if (block.kind === 'comments' || block.kind === 'footer') break;
    const several =
      block.kind === 'prose' &&
      block.weight >= weight &&
      (hasSentences(block.text) || block.weight >= 1.5 * weight);
    if (several && block.count === 1 && overlap(block.text, words) >= about) to = i;
  }
  return { from: run.from, to };
}
