import type { Person } from '../../article/article.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { isCredit } from './captions.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { splitLabel } from './labels.ts';
import { limits } from './limits.ts';
import { countWords, holdsSentence, keywords, overlap } from './measure.ts';
import { isCasedName, isEveryday, isName } from './names.ts';
import { readName } from './read-byline.ts';

/** The end of a text, and the signature below it. */
export interface TextEnd {
  /** Index of the text's last block. */
  readonly end: number;
  /** The signature: an author's name by itself behind the text. */
  readonly signed?: { readonly author: Person; readonly at: number };
}

/** The beginnings of a list's entries. */
export const bullets: readonly RegExp[] = [/^[•●▪■◦‣⁃∙◆◇·]/u, /^[-–*]\s+\S/u, /^\d{1,2}[.)]\s+\S/u];

/** The shapes of a list's entries: their beginning, or the sign that divides them. */
const shapes: readonly RegExp[] = [...bullets, /\S\s(?:--|–|—)\s\S/u, /\S:\s\S/u, /\S\s\|\s\S/u];

const agencyAlone = new RegExp(String.raw`^[\s(（\[【/–—-]*(?:${anyOf(allPhrases('agency'))})[\s)）\]】/.-]*$`, 'u');
const endsWithColon = (block: JudgedBlock | undefined): boolean => /[:：]$/u.test(block?.text ?? '');
const isDated = ({ kind }: JudgedBlock): boolean => kind === 'date';
const isAgency = (text: string): boolean => agencyAlone.test(text);
const isSource = (text: string): boolean => splitLabel(text, 'source', true) !== undefined;

/** Whether a block stands among headlines, or above a day: then it may be the headline of another text. */
function isListed(blocks: readonly JudgedBlock[], at: number): boolean {
  for (const block of blocks.slice(at + 1)) {
    if (isDated(block)) return true;
    if (block.kind === 'caption' || block.kind === 'byline') continue;
    if (block.kind !== 'short') return false;
    if (countWords(block.text) >= limits.ending.headline && !isSource(block.text)) return true;
  }
  return false;
}

const wordsOf = (blocks: readonly JudgedBlock[]): ReadonlySet<string> =>
  new Set(blocks.flatMap(({ kind, text }) => (kind === 'prose' ? keywords(text) : [])));

/**
 * Whether a block behind a paragraph belongs to the same text: it holds a sentence, is longer than headlines are,
 * goes on with the paragraph's list, or stands alone, since headlines of other articles stand in lists.
 */
function endsText(blocks: readonly JudgedBlock[], at: number, paragraph: number): boolean {
  const { text, kind, count, weight } = blocks[at] as JudgedBlock;
  const { ending } = limits;
  if ((kind !== 'short' && kind !== 'caption') || count > 1 || blocks[at + 1]?.kind === 'prose') return false;
  if (isAgency(text)) return paragraph === at - 1;
  if (readName(text) || isSource(text) || (kind === 'caption' && isCredit(text))) return false;
  const words = countWords(text);
  const long = weight >= ending.weight;
  if (blocks.slice(paragraph, at).some((block) => block.kind === 'related'))
    return kind === 'short' && long && overlap(text, wordsOf(blocks.slice(0, at))) >= ending.overlap;
  if (long || (holdsSentence(text) && words >= ending.words)) return true;
  if (paragraph !== at - 1) return false;
  const above = (blocks[paragraph] as JudgedBlock).text;
  if (bullets.some((bullet) => bullet.test(above) && bullet.test(text))) return true;
  if (isListed(blocks, at)) return false;
  // Entries of menus have capitals, or further entries below them.
  return (
    words >= ending.alone ||
    (words >= ending.words && /^\p{Lu}\P{Lu}+$/u.test(text) && blocks[at + 1]?.kind !== 'short')
  );
}

/**
 * Kinds of blocks that may stand within a text: advertisements, remains of scripts, announcements of other
 * articles.
 */
const asides: ReadonlySet<string> = new Set(['notice', 'paywall', 'noise', 'related']);

/**
 * The blocks of a page. Those that end a text though they don't end as sentences do (`…go beyond them. AFP`) are
 * prose: only the blocks around them tell them from captions and headlines.
 */
export function withEndings(blocks: readonly JudgedBlock[]): readonly JudgedBlock[] {
  let paragraph: number | undefined;
  return blocks.map((block, at): JudgedBlock => {
    const ends = paragraph !== undefined && endsText(blocks, at, paragraph);
    if (ends || block.kind === 'prose') paragraph = at;
    else if (!asides.has(block.kind) && blocks[at - 1]?.kind !== 'related') paragraph = undefined;
    return ends ? { ...block, kind: 'prose' } : block;
  });
}

const entries: ReadonlySet<string> = new Set(['short', 'date', 'prose', 'caption', 'byline']);

/**
 * The end of a text that goes on behind its last paragraph as a list or table: lines of one shape behind one that
 * ends with a colon.
 */
export function withList(blocks: readonly JudgedBlock[], end: number): number {
  const colon = [end, end + 1].find((at) => endsWithColon(blocks[at]));
  if (colon === undefined) return end;
  for (const shape of shapes) {
    let to = colon + 1;
    for (let block = blocks[to]; block && entries.has(block.kind) && shape.test(block.text); block = blocks[++to]);
    if (to - colon > limits.list) return to - 1;
  }
  return end;
}

/** Whether a word of a name stands in a text: a person of whom it speaks did not sign it. */
function speaksOf(text: string, name: string): boolean {
  return name.split(/\s+/).some((word) => word.length > 2 && text.includes(word));
}

/** Whether a block is an author's name by itself, or prose about the author that begins with it. */
function isAbout({ text, kind, byline }: JudgedBlock, names: readonly string[], before: string): boolean {
  if (names.includes(text) || names.includes(byline?.authors[0]?.name ?? '')) return true;
  return kind === 'prose' && names.some((name) => text.startsWith(name) && !speaksOf(before, name));
}

/** The person who signed in a block: a name by itself behind a paragraph, of whom the text does not speak. */
function signature(blocks: readonly JudgedBlock[], at: number, whole: string): Person | undefined {
  const { kind, count, text } = blocks[at] as JudgedBlock;
  if (kind !== 'short' || count > 2) return undefined;
  const author = readName(text);
  const shaped = author && (isCasedName(author.name) || /^\p{Script=Han}/u.test(author.name));
  const follows = ['prose', 'caption', 'noise'].includes(blocks[at - 1]?.kind ?? '');
  if (!shaped || !follows || !isName(author.name)) return undefined;
  return isEveryday(author.name, whole) || speaksOf(whole, author.name) ? undefined : author;
}

/**
 * The end of a text from `start` on: the end of its run, `to`, or the last paragraph before the author's name or
 * box behind most of the text. `authors` are those whom the page names above the text; without any, a name there
 * is the signature.
 */
export function findEnd(
  blocks: readonly JudgedBlock[],
  start: number,
  to: number,
  authors: readonly Person[],
): TextEnd {
  const names = authors.map(({ name }) => name).filter((name) => name.length > 3);
  const prose = blocks.slice(start, to + 1).filter(({ kind }) => kind === 'prose');
  const whole = prose.map(({ text }) => text).join('\n');
  const total = prose.reduce((sum, { weight }) => sum + weight, 0);
  // Several names by themselves are headings.
  const manyNames =
    blocks.slice(start, to).filter(({ kind, text }) => kind === 'short' && isCasedName(text)).length > 1;
  let before = 0;
  let spoken = '';
  let lastProse: number | undefined;
  for (let at = start; at < Math.min(blocks.length, to + limits.signature.behind); at++) {
    const block = blocks[at] as JudgedBlock;
    if (before >= total * limits.signature.share && lastProse !== undefined) {
      if (at <= to && isAbout(block, names, spoken)) return { end: lastProse };
      const author = at > to || !manyNames ? signature(blocks, at, whole) : undefined;
      if (author) return { end: lastProse, ...(names.length === 0 && { signed: { author, at } }) };
    }
    if (block.kind === 'prose') lastProse = at;
    if (block.kind === 'prose' && at <= to) before += block.weight;
    spoken += `${block.text}\n`;
  }
  return { end: to };
}
