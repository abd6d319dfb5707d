import type { Judged } from './classify.ts';
import { limits } from './limits.ts';
import { countWords, weigh } from './measure.ts';
import { keywords } from './overlap.ts';
import type { Run } from './run.ts';

/** What speaks for or against a block being the title; each 0 to 1 but for `long`, which grows. */
export type Signal = keyof typeof limits.title.weights;

/** A page in which a title is sought. */
export interface TitlePage {
  readonly blocks: readonly Judged[];
  readonly run: Run;
  /** Index of the run's first block of prose. */
  readonly first: number;
  /** Words of the whole text, and of its first paragraphs. */
  readonly words: ReadonlySet<string>;
  readonly lede: ReadonlySet<string>;
}

/** How full a title is, 0 to 1: one word is hardly one. */
export function size(text: string): number {
  const { words, weight } = limits.title;
  return Math.min(1, countWords(text) / words, weigh(text) / weight);
}

/** Between what a page's own title names: the article, a section, the site. */
export const separator = /\s{1,9}(?:[|｜–—·•»«>:]{1,2}|-|::|\/\/)\s+|\s{0,9}[|｜]\s*|\s?::\s?/u;

/** A trail: the way from the site's front page to the article. */
const trail = /(?:\s[»›>]\s.*){2}|^(?:home|start|startseite|accueil|inicio|início|главная)\s*[»›>/]/iu;

/** Whether a block states a day or an author. */
export function isMeta(block: Judged | undefined): boolean {
  return (
    block?.kind === 'date' || block?.kind === 'byline' || block?.kind === 'label' || block?.kind === 'ago'
  );
}

/** Whether a block is as long as headlines and decks are. */
function isHeadline(block: Judged | undefined): block is Judged {
  return block?.kind === 'prose' || (block?.kind === 'short' && size(block.text) >= limits.title.headline);
}

/** Whether a page's own title, the first line, holds a text as a part, or as its beginning or end. */
export function inPageTitle(key: string, first: Judged | undefined): boolean {
  if (!first || first.key === key || key.length < limits.title.held.page) return false;
  return first.key.startsWith(`${key} `) || first.key.endsWith(` ${key}`) || first.key.includes(` ${key} `);
}

/** Whether a block is a trail or a page's own title: its end or beginning is another block of the page. */
function holdsAnother(block: Judged, blocks: readonly Judged[]): boolean {
  if (!separator.test(block.text) && !/[>›»/]/u.test(block.text)) return false;
  return blocks.some(
    (other) =>
      other.key.length > limits.title.held.trail &&
      other.key.length < block.key.length &&
      size(other.text) > limits.title.held.full &&
      (block.key.endsWith(` ${other.key}`) || block.key.startsWith(`${other.key} `)),
  );
}

/** Whether a block is said again outside the text: twice in a row, in a trail, above the comments. */
function isRepeated(at: number, { blocks, run, first }: TitlePage): boolean {
  const { key } = blocks[at] as Judged;
  const from = Math.max(first, at + 1);
  return blocks.some((other, i) => i !== at && (i < from || i > run.to) && other.key.includes(key));
}

/** Whether a word tells what a text is about: in alphabets, one of five letters and more, or a number. */
const isTelling = (word: string): boolean =>
  word.length >= limits.title.telling || /[^\p{L}]|[^\p{Script=Latin}]/u.test(word);

const share = (some: readonly string[], of: ReadonlySet<string>): number =>
  some.length === 0 ? 0 : some.filter((word) => of.has(word)).length / some.length;

/** How many headlines above a block stand in an unbroken row. */
function rowAbove(at: number, blocks: readonly Judged[]): number {
  let above = at - 1;
  while (blocks[above]?.kind === 'short' && isHeadline(blocks[above])) above--;
  return at - 1 - above;
}

const flag = (holds: boolean): number => (holds ? 1 : 0);

/** The signals of the block at an index. */
export function titleSignals(at: number, page: TitlePage): Readonly<Record<Signal, number>> {
  const { blocks, first, words, lede } = page;
  const block = blocks[at] as Judged;
  const { saturated, follow, row, reach, most, announced: announcing, long } = limits.title;
  const full = size(block.text);
  const all = [...new Set(keywords(block.text))];
  const telling = all.filter(isTelling);
  const behind = blocks.slice(at + 1, at + 1 + follow.far);
  const meta = behind.findIndex(isMeta);
  const besides = meta < 0 ? Number.POSITIVE_INFINITY : behind.slice(0, meta).filter(isHeadline).length;
  const near = behind.slice(0, follow.near).some((b) => isMeta(b) && b.kind !== 'ago');
  const announced = blocks
    .slice(Math.max(0, at - announcing.near), at)
    .some((b) => b.kind === 'related' && b.weight < announcing.weight);
  const distant = blocks.slice(at + 1, Math.max(first, at + 1)).some(isHeadline);
  const [above, below] = [blocks[at - 1], blocks[at + 1]];
  return {
    full,
    about: full * Math.min(1, share(all, words) / saturated.text),
    telling: full * Math.min(1, share(telling, words) / saturated.text),
    opening: full * Math.min(1, share(all, lede) / saturated.lede),
    lede: full * Math.min(1, telling.filter((word) => lede.has(word)).length / saturated.words),
    followed: near ? full : 0,
    meta: flag(besides <= limits.title.meta.besides && meta < limits.title.meta.within),
    deck: besides === 1 ? full : 0,
    repeated: flag(full === 1 && isRepeated(at, page)),
    page: flag(inPageTitle(block.key, blocks[0])),
    within: flag(at > first),
    period: flag(/[.。।۔]$/u.test(block.text) && !/\b\p{Lu}\.$/u.test(block.text)),
    caption: flag(block.kind === 'caption'),
    prose: flag(block.kind === 'prose'),
    long: Math.max(0, (block.weight - most.usual) / long),
    trail: flag(holdsAnother(block, blocks) || trail.test(block.text)),
    row: flag(rowAbove(at, blocks) >= row),
    announced: flag(announced && distant && !near),
    far: Math.min(1, Math.max(0, first - at - 1) / reach.usual),
    longer: flag(isHeadline(below) && below.weight > block.weight),
    shorter: flag(isHeadline(above) && above.weight > block.weight),
    menu: flag(above?.kind === 'navigation' || above?.kind === 'share' || above?.kind === 'notice'),
  };
}
