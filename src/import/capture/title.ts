import type { Judged } from './classify.ts';
import { splitLabel } from './label.ts';
import { limits } from './limits.ts';
import { weigh } from './measure.ts';
import { keywords, overlap } from './overlap.ts';
import type { Run } from './run.ts';
import type { Signal, TitlePage } from './signals.ts';
import { separator, size, titleSignals } from './signals.ts';

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

/** Splits a page's own title at its separators: the parts, and what stood between is lost. */
function splitPageTitle(text: string): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const signalNames = Object.keys(limits.title.weights) as readonly Signal[];

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
  return block.weight >= least && block.weight <= most.sole;
}

/** Whether prose is a sentence of the text rather than a headline: no question or exclamation, in no trail. */
function isSentence(block: Judged, blocks: readonly Judged[]): boolean {
  if (block.kind !== 'prose' || /[?!？！]$/u.test(block.text)) return false;
  return !blocks.some((other) => other !== block && other.key.endsWith(` ${block.key}`));
}

/** How much speaks for a block being the title: its signals, weighted. */
function score(at: number, page: TitlePage): number {
  const signals = titleSignals(at, page);
  return signalNames.reduce((sum, name) => sum + signals[name] * limits.title.weights[name], 0);
}

/** The title of a page's own title line alone: its longest part but for the site's name, which stands elsewhere or is short. */
function fromPageTitle(first: Judged | undefined, words: ReadonlySet<string>): FoundTitle | undefined {
  if (!first || first.weight > limits.title.most.sole * 1.3) return undefined;
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
    if (
      rest !== undefined &&
      size(rest) === 1 &&
      weigh(rest) <= limits.title.most.sole &&
      !/[.]$/u.test(rest)
    )
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
 * The article's title: the block before its text for which the most signals speak: it shares words with text and lede, is followed
 * by a day or a byline, is repeated on the page, stands in no menu. Else the page's own title without the site's name, else what follows `Source:`.
 */
export function findTitle(blocks: readonly Judged[], run: Run): FoundTitle | undefined {
  const text = blocks.slice(run.from, run.to + 1).filter((b) => b.kind === 'prose');
  const words = new Set(text.flatMap((block) => keywords(block.text)));
  let best: { at: number; score: number } | undefined;
  const first = text[0] ? blocks.indexOf(text[0]) : run.from;
  const lede = new Set(text.slice(0, limits.title.lede).flatMap((block) => keywords(block.text)));
  const place: TitlePage = { blocks, run, first, words, lede };
  let passed = 0;
  const total = text.reduce((sum, block) => sum + block.weight, 0);
  for (
    let at = Math.max(0, first - limits.title.reach.most);
    at <= run.to && passed <= total * limits.title.inside;
    at++
  ) {
    const block = blocks[at] as Judged;
    if (at >= first && block.kind === 'prose') passed += block.weight;
    if (!mayBeTitle(block) || (at >= first && isSentence(block, blocks))) continue;
    const value = score(at, place);
    if (!best || value > best.score + 1e-9) best = { at, score: value };
  }
  const { sure } = limits.title;
  const page = fromPageTitle(blocks[0], words);
  const chosen = best && blocks[best.at];
  if (best && chosen && best.score >= limits.title.enough && !(page && best.at === 0)) {
    const site = siteInPageTitle(chosen.text, blocks[0]);
    return {
      text: chosen.text,
      at: best.at,
      line: chosen.line,
      how: 'headline before the text',
      sure: Math.min(sure.most, sure.least + sure.each * best.score),
      ...(site === undefined ? {} : { site }),
    };
  }
  const other = page ?? fromSource(blocks);
  return other && { ...other, ...(page ? { at: 0 } : {}) };
}
