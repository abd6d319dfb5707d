import type { Judged } from './classify.ts';
import { splitLabel } from './label.ts';
import { limits } from './limits.ts';
import { countWords, isCut, weigh } from './measure.ts';
import { keywords, overlap } from './overlap.ts';
import type { Run } from './run.ts';

/** A title and the block that it was taken from. */
export interface FoundTitle {
  readonly text: string;
  /** Index of the block where it stands before the body; undefined where it stands elsewhere. */
  readonly at?: number;
  readonly line: number;
  readonly how: string;
  readonly sure: number;
  /** What the page's own title adds to it: the site's name. */
  readonly site?: string;
}

const separator = /\s+(?:[|｜–—·•»«>:]{1,2}|-|::|\/\/)\s+|\s*[|｜]\s*|\s?::\s?/u;

/** Splits a page's own title at its separators: the parts, and what stood between is lost. */
function splitPageTitle(text: string): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A trail: the way from the site's front page to the article. */
const trail = /(?:\s[»›>]\s.*){2}|^(?:home|start|startseite|accueil|inicio|início|главная)\s*[»›>/]/iu;

/** How full a title is: one word is hardly one. */
function size(text: string): number {
  return Math.min(1, Math.max(countWords(text) / limits.title.words, 0), weigh(text) / limits.title.weight);
}

function mayBeTitle(block: Judged): boolean {
  const { least, most, proseMost } = limits.title;
  if (
    block.kind !== 'short' &&
    block.kind !== 'prose' &&
    block.kind !== 'caption' &&
    block.kind !== 'related'
  )
    return false;
  if (block.kind === 'prose' && block.weight > proseMost * 1.6) return false;
  if (block.kind === 'prose' && block.weight > proseMost && /[.。।۔]$/u.test(block.text)) return false;
  if (block.kind === 'related' && size(block.text) < 1) return false;
  return block.weight >= least && block.weight <= most;
}

/** Whether a page's own title, the first line, holds a text as a part, or as its beginning or end. */
function inPageTitle(key: string, first: Judged | undefined): boolean {
  if (!first || first.key === key || key.length < 8) return false;
  return first.key.startsWith(`${key} `) || first.key.endsWith(` ${key}`) || first.key.includes(` ${key} `);
}

/** Whether a block is a trail or a page's own title: its end or beginning is another block of the page. */
function holdsAnother(block: Judged, blocks: readonly Judged[]): boolean {
  if (!separator.test(block.text) && !/[>›»/]/u.test(block.text)) return false;
  return blocks.some(
    (other) =>
      other.key.length > 12 &&
      other.key.length < block.key.length &&
      size(other.text) > 0.7 &&
      (block.key.endsWith(` ${other.key}`) || block.key.startsWith(`${other.key} `)),
  );
}

/** Whether a block is said again outside the text: twice in a row, in a trail, above the comments. */
function isRepeated(at: number, blocks: readonly Judged[], run: Run): boolean {
  const { key } = blocks[at] as Judged;
  return blocks.some((other, i) => i !== at && (i < run.from || i > run.to) && other.key.includes(key));
}

/** Whether prose is a sentence of the text rather than a headline: no question or exclamation, in no trail. */
function isSentence(block: Judged, blocks: readonly Judged[]): boolean {
  if (block.kind !== 'prose' || /[?!？！]$/u.test(block.text)) return false;
  return !blocks.some((other) => other !== block && other.key.endsWith(` ${block.key}`));
}

/** Whether a day or byline stands right above a block, and a headline above that: then the block is the text's first heading. */
function isUnderByline(at: number, blocks: readonly Judged[]): boolean {
  const [above, headline] = [blocks[at - 1], blocks[at - 2]];
  const line = above?.kind === 'byline' || above?.kind === 'date';
  return line && headline !== undefined && mayBeTitle(headline) && size(headline.text) >= 0.8;
}

function score(
  block: Judged,
  at: number,
  blocks: readonly Judged[],
  run: Run,
  words: ReadonlySet<string>,
): number {
  const t = limits.title;
  const between = blocks.slice(at + 1, run.from);
  const distance = between.filter(
    (b) => (b.kind === 'short' && size(b.text) >= 0.6) || b.kind === 'prose',
  ).length;
  const followers = blocks.slice(at + 1, at + 8);
  const announced = blocks
    .slice(Math.max(0, at - 8), at)
    .findLastIndex((b) => b.kind === 'related' && b.weight < 60);
  const nearDate = followers.some((b) => b.kind === 'date' || b.kind === 'byline' || b.kind === 'label');
  const full = size(block.text);
  return (
    full * t.overlap * Math.min(1, overlap(block.text, words) / t.saturated) +
    t.near / (1 + Math.max(0, distance - t.slack) / t.nearBlocks) +
    (nearDate ? t.followed * full : 0) +
    (full === 1 && isRepeated(at, blocks, run) ? t.repeated : 0) +
    (inPageTitle(block.key, blocks[0]) ? t.first : 0) +
    (/[.。।۔]$/u.test(block.text) && !/\b\p{Lu}\.$/u.test(block.text) ? t.period : 0) +
    (isCut(block.text) ? t.cut * (block.count > 1 ? 0.3 : 1) : 0) +
    (block.groupSize > 5 && blocks.some((b) => b.groupSize === 1) ? t.listed : 0) +
    (announced >= 0 && distance > 0 && !nearDate ? t.announced : 0) +
    (/^\d{1,2}[:.]\d\d\s/.test(block.text) ? t.timed : 0) +
    (block.kind === 'caption' ? -1 : 0) +
    (holdsAnother(block, blocks) || trail.test(block.text) ? t.trail : 0) +
    (!nearDate && isUnderByline(at, blocks) ? t.under : 0)
  );
}

/**
 * The headline above what scored best, where that is longer and may be its deck: few blocks above, about the same matter, nearly as
 * good. A deck repeats more of the text's words than a headline does.
 */
function headlineAbove(
  best: { readonly at: number; readonly score: number },
  scores: ReadonlyMap<number, number>,
  blocks: readonly Judged[],
  run: Run,
  words: ReadonlySet<string>,
): { at: number; score: number } | undefined {
  const deck = blocks[best.at] as Judged;
  if (deck.weight < limits.title.deck || isRepeated(best.at, blocks, run) || inPageTitle(deck.key, blocks[0]))
    return undefined;
  for (let at = best.at - 1; at >= Math.max(0, best.at - 4); at--) {
    const block = blocks[at] as Judged;
    const value = scores.get(at);
    if (value === undefined || size(block.text) < 0.55 || block.weight > deck.weight) continue;
    const about = overlap(block.text, words) >= limits.title.about;
    if (about && value >= best.score * limits.title.nearly) return { at, score: value };
  }
  return undefined;
}

/** The title of a page's own title line alone: its longest part but for the site's name, which stands elsewhere or is short. */
function fromPageTitle(first: Judged | undefined, words: ReadonlySet<string>): FoundTitle | undefined {
  if (!first || first.weight > limits.title.most * 1.3) return undefined;
  const parts = splitPageTitle(first.text);
  if (parts.length < 2) return undefined;
  const ranked = [...parts].sort(
    (a, b) => size(b) * (1 + overlap(b, words)) - size(a) * (1 + overlap(a, words)),
  );
  const best = ranked[0] as string;
  if (size(best) < 0.8) return undefined;
  const rest = first.text.slice(first.text.indexOf(best) + best.length).replace(/^[\s|｜–—·•»:/-]+/u, '');
  return {
    text: best,
    line: first.line,
    how: 'the page’s own title',
    sure: 0.8,
    ...(rest === '' ? {} : { site: rest }),
  };
}

/** A headline after `Source:` and the like, of five words and more: the original's title. */
function fromSource(blocks: readonly Judged[]): FoundTitle | undefined {
  for (const block of blocks) {
    const rest = splitLabel(block.text, 'source', true);
    if (rest !== undefined && size(rest) === 1 && weigh(rest) <= limits.title.most && !/[.]$/u.test(rest))
      return { text: rest, line: block.line, how: 'after “Source:”', sure: 0.7 };
  }
  return undefined;
}

/** What the page's own title, the first line, adds to the article's title: the site's name. */
function siteInPageTitle(title: string, first: Judged | undefined): string | undefined {
  if (!first || first.text === title) return undefined;
  const parts = splitPageTitle(first.text);
  const rest = parts.filter((part) => !title.includes(part) && !part.includes(title));
  const covered =
    first.text.includes(title) || parts.some((part) => title.includes(part) && size(part) === 1);
  return covered && rest.length > 0 ? rest.at(-1) : undefined;
}

/**
 * The article's title: the block before its text that shares most words with it, stands near, is followed by a day or a byline,
 * is repeated on the page. Else the page's own title without the site's name, else what follows `Source:`.
 */
export function findTitle(blocks: readonly Judged[], run: Run): FoundTitle | undefined {
  const text = blocks.slice(run.from, run.to + 1).filter((b) => b.kind === 'prose');
  const words = new Set(text.flatMap((block) => keywords(block.text)));
  let best: { at: number; score: number } | undefined;
  const first = text[0] ? blocks.indexOf(text[0]) : run.from;
  const scores = new Map<number, number>();
  let passed = 0;
  const total = text.reduce((sum, block) => sum + block.weight, 0);
  for (
    let at = Math.max(0, first - limits.title.reach);
    at <= run.to && passed <= total * limits.title.inside;
    at++
  ) {
    const block = blocks[at] as Judged;
    if (at >= first && block.kind === 'prose') passed += block.weight;
    if (!mayBeTitle(block) || (at >= first && isSentence(block, blocks))) continue;
    const value =
      score(block, at, blocks, { from: Math.max(first, at + 1), to: run.to }, words) +
      (at > first ? limits.title.within : 0);
    scores.set(at, value);
    if (!best || value > best.score + 1e-9) best = { at, score: value };
  }
  const above = best && headlineAbove(best, scores, blocks, run, words);
  if (above !== undefined) best = above;
  const page = fromPageTitle(blocks[0], words);
  const chosen = best && blocks[best.at];
  if (best && chosen && best.score >= limits.title.enough && !(page && best.at === 0)) {
    const site = siteInPageTitle(chosen.text, blocks[0]);
    return {
      text: chosen.text,
      at: best.at,
      line: chosen.line,
      how: 'headline before the text',
      sure: Math.min(0.97, 0.6 + best.score / 16),
      ...(site === undefined ? {} : { site }),
    };
  }
  const other = page ?? fromSource(blocks);
  return other && { ...other, ...(page ? { at: 0 } : {}) };
}
