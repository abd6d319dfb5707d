import type { Run } from './find-run.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { splitLabel } from './labels.ts';
import { limits } from './limits.ts';
import { countWords, keywords, overlap, weightOf } from './measure.ts';

/** A title and the place where it was found. */
export interface Headline {
  readonly text: string;
  /** Index of its block; undefined if it stands behind a label. */
  readonly at?: number;
  readonly line: number;
  readonly how: string;
  readonly sure: number;
  /** The name of the site, if the page's own title adds it to the article's. */
  readonly site?: string;
}

/** A page in which a title is sought. */
interface TitlePage {
  readonly blocks: readonly JudgedBlock[];
  readonly run: Run;
  /** Index of the run's first block of prose. */
  readonly first: number;
  /** Words of the whole text, and of its first paragraphs. */
  readonly words: ReadonlySet<string>;
  readonly lede: ReadonlySet<string>;
}

type Sign = keyof typeof limits.title.weights;

/** How full a title is, 0 to 1: one word is hardly one. */
function fullness(text: string): number {
  return Math.min(1, countWords(text) / limits.title.words, weightOf(text) / limits.title.weight);
}

/** Between the parts of a page's own title: the article, a section, the site. */
const separator = /\s{1,9}(?:[|｜–—·•»«>:]{1,2}|-|::|\/\/)\s+|\s{0,9}[|｜]\s*|\s?::\s?/u;

const split = (text: string): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isHeadline = (block: JudgedBlock | undefined): boolean =>
  block?.kind === 'prose' || (block?.kind === 'short' && fullness(block.text) >= limits.title.headline);

/** Whether a page's own title, the first line, holds a text as a part. */
function isInPageTitle({ key }: JudgedBlock, first: JudgedBlock | undefined): boolean {
  return first !== undefined && first.key !== key && key.length >= 8 && ` ${first.key} `.includes(` ${key} `);
}

const share = (some: readonly string[], of: ReadonlySet<string>): number =>
  some.length === 0 ? 0 : some.filter((word) => of.has(word)).length / some.length;

/** A word that tells the matter of a text: in alphabets, one of five letters and more, or a number. */
const isTelling = (word: string): boolean => word.length >= 5 || /[^\p{L}]|[^\p{Script=Latin}]/u.test(word);

/** The signs for and against the block at an index being the title, each 0 to 1 but for `long`, which grows. */
function signsOf(at: number, page: TitlePage): Readonly<Record<Sign, number>> {
  const { blocks, first, words, lede } = page;
  const block = blocks[at] as JudgedBlock;
  const { saturated, near, usual } = limits.title;
  const full = fullness(block.text);
  const all = [...new Set(keywords(block.text))];
  const behind = blocks.slice(at + 1, at + 1 + near);
  const meta = behind.findIndex(({ kind }) => kind === 'date' || kind === 'byline' || kind === 'label');
  const between = behind.slice(0, Math.max(0, meta)).filter(isHeadline).length;
  return {
    full,
    telling: full * Math.min(1, share(all.filter(isTelling), words) / saturated),
    opening: full * Math.min(1, share(all, lede) / saturated),
    followed: meta < 0 ? 0 : full,
    meta: Number(meta >= 0 && meta < 3 && between <= 1),
    page: Number(isInPageTitle(block, blocks[0])),
    within: Number(at > first),
    period: Number(/[.。।۔]$/u.test(block.text) && !/\b\p{Lu}\.$/u.test(block.text)),
    caption: Number(block.kind === 'caption'),
    prose: Number(block.kind === 'prose'),
    long: Math.max(0, (block.weight - usual) / usual),
    under: Number(isHeadline(blocks[at - 1]) && (blocks[at - 1]?.weight ?? 0) < block.weight),
    row: Number(isHeadline(blocks[at - 1]) && isHeadline(blocks[at - 2])),
  };
}

/** The sum of a block's signs, weighted. */
function score(at: number, page: TitlePage): number {
  const signs = signsOf(at, page);
  return (Object.keys(limits.title.weights) as Sign[]).reduce(
    (sum, sign) => sum + signs[sign] * limits.title.weights[sign],
    0,
  );
}

/** Whether a block can be a title: not too short or long, and no sentence of the text. */
function mayBeTitle(at: number, { blocks, first }: TitlePage): boolean {
  const { kind, text, weight, key } = blocks[at] as JudgedBlock;
  const { least, most, usual } = limits.title;
  if (weight < least || weight > most) return false;
  if (kind === 'short' || kind === 'caption') return true;
  if (kind === 'related') return fullness(text) === 1;
  if (kind !== 'prose' || weight > 1.6 * usual) return false;
  return at < first || /[?!？！]$/u.test(text) || blocks.some((other) => other.key.endsWith(` ${key}`));
}

/** The title of a page's own title line alone: its fullest part, or the one with the most words of the text. */
function fromPageTitle(first: JudgedBlock | undefined, words: ReadonlySet<string>): Headline | undefined {
  const parts = first && first.weight <= 1.3 * limits.title.most ? split(first.text) : [];
  if (!first || parts.length < 2) return undefined;
  const worth = (part: string): number => fullness(part) * (1 + overlap(part, words));
  const best = parts.reduce((a, b) => (worth(b) > worth(a) ? b : a));
  if (fullness(best) < 0.8) return undefined;
  const rest = first.text.slice(first.text.indexOf(best) + best.length).replace(/^[\s|｜–—·•»:/-]+/u, '');
  const site = rest === '' ? {} : { site: rest };
  return { text: best, at: 0, line: first.line, how: 'the page’s own title', sure: 0.8, ...site };
}

/** A headline after `Source:` and the like, of five words and more: the original's title. */
function fromSource(blocks: readonly JudgedBlock[]): Headline | undefined {
  for (const { text, line } of blocks) {
    const rest = splitLabel(text, 'source', true);
    if (rest !== undefined && fullness(rest) === 1 && weightOf(rest) <= limits.title.most && !rest.endsWith('.'))
      return { text: rest, line, how: 'after “Source:”', sure: 0.7 };
  }
  return undefined;
}

/** The name of the site, where the page's own title, the first line, adds it to the article's. */
function siteInPageTitle(title: string, first: JudgedBlock | undefined): string | undefined {
  if (!first || first.text === title) return undefined;
  const parts = split(first.text);
  const covered = first.text.includes(title) || parts.some((part) => title.includes(part) && fullness(part) === 1);
  return covered ? parts.filter((part) => !title.includes(part) && !part.includes(title)).at(-1) : undefined;
}

const wordsOf = (some: readonly JudgedBlock[]) => new Set(some.flatMap((block) => keywords(block.text)));

/**
 * The article's title: the block before its text with the highest sum of signs. It shares words with the text, is
 * followed by a day or a byline. Else the page's own title without the site's name, else
 * the words behind `Source:`.
 */
export function findHeadline(blocks: readonly JudgedBlock[], run: Run): Headline | undefined {
  const { reach, inside, lede: ledes, enough, sure } = limits.title;
  const text = blocks.slice(run.from, run.to + 1).filter(({ kind }) => kind === 'prose');
  const first = text[0] ? blocks.indexOf(text[0]) : run.from;
  const words = wordsOf(text);
  const page: TitlePage = { blocks, run, first, words, lede: wordsOf(text.slice(0, ledes)) };
  const total = text.reduce((sum, { weight }) => sum + weight, 0);
  let best: { readonly at: number; readonly score: number } | undefined;
  let passed = 0;
  for (let at = Math.max(0, first - reach); at <= run.to && passed <= total * inside; at++) {
    const block = blocks[at] as JudgedBlock;
    if (at >= first && block.kind === 'prose') passed += block.weight;
    if (!mayBeTitle(at, page)) continue;
    const value = score(at, page);
    if (!best || value > best.score + 1e-9) best = { at, score: value };
  }
  const own = fromPageTitle(blocks[0], words);
  const block = best && blocks[best.at];
  if (!best || !block || best.score < enough || (own && best.at === 0)) return own ?? fromSource(blocks);
  const site = siteInPageTitle(block.text, blocks[0]);
  return {
    text: block.text,
    at: best.at,
    line: block.line,
    how: 'headline before the text',
    sure: Math.min(sure.most, sure.least + sure.each * best.score),
    ...(site !== undefined && { site }),
  };
}
