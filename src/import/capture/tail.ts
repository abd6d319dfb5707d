import type { Person } from '../../article/article.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { readName } from './byline.ts';
import type { Judged } from './classify.ts';
import { limits } from './limits.ts';
import { isCasedName, isEveryday, isName, isRole } from './name.ts';

/** Where the text ends, and who signed it there. */
export interface Tail {
  /** Index of the text's last block. */
  readonly end: number;
  /** The signature: an author's name by itself behind the text. */
  readonly signed?: { readonly author: Person; readonly at: number };
}

/** Whether a word of a name stands in a text: whoever is spoken of did not sign it. */
function speaksOf(text: string, name: string): boolean {
  return name.split(/\s+/).some((word) => word.length > 2 && text.includes(word));
}

/**
 * The last block before an author's box: behind most of the text, the author's name by itself, or prose that begins with it while
 * nothing before speaks of the author.
 */
function findBox(
  blocks: readonly Judged[],
  start: number,
  to: number,
  authors: readonly Person[],
): number | undefined {
  const names = authors.map((author) => author.name).filter((name) => name.length > 3);
  const total = blocks.slice(start, to + 1).reduce((sum, b) => sum + (b.kind === 'prose' ? b.weight : 0), 0);
  let before = 0;
  let spoken = '';
  for (let at = start; at <= to; at++) {
    const block = blocks[at] as Judged;
    const begins = names.some((name) => block.text.startsWith(name) && !speaksOf(spoken, name));
    const alone =
      names.includes(block.text) || (block.byline && names.includes(block.byline.authors[0]?.name ?? ''));
    if (before >= total * (1 - limits.signature.after) && (alone || (begins && block.kind === 'prose')))
      return blocks.findLastIndex((b, i) => i < at && i >= start && b.kind === 'prose');
    if (block.kind === 'prose') before += block.weight;
    spoken += `${block.text}\n`;
  }
  return undefined;
}

const says = new RegExp(String.raw`^(?:${anyOf(allPhrases('is'))})\s(.{0,90})`, 'u');
const about = new RegExp(String.raw`^(?:${anyOf(allPhrases('about'))})\s`, 'u');

/** The person whom a text introduces as somebody who writes: `Ann Lee is a reporter who covers …`. */
function introduced(text: string): Person | undefined {
  const words = text.slice(0, 80).split(/\s/u);
  for (const count of [2, 3, 4]) {
    const name = words.slice(0, count).join(' ').replace(/,$/u, '');
    const rest = says.exec(words.slice(count).join(' '))?.[1];
    if (rest !== undefined && isCasedName(name))
      return isRole(rest) || about.test(rest) ? { name } : undefined;
  }
  return undefined;
}

/** The lines about the author behind a text that speaks of nobody of that name. */
function findIntroduction(blocks: readonly Judged[], start: number, to: number): Tail | undefined {
  const { within, behind } = limits.introduction;
  for (let at = Math.max(start + 1, to - within); at <= Math.min(blocks.length - 1, to + behind); at++) {
    const author = introduced((blocks[at] as Judged).text);
    const before = blocks.slice(start, Math.min(at, to + 1)).filter((block) => block.kind === 'prose');
    if (!author || before.length === 0 || speaksOf(before.map((block) => block.text).join('\n'), author.name))
      continue;
    return { end: blocks.indexOf(before.at(-1) as Judged), signed: { author, at } };
  }
  return undefined;
}

/**
 * Where a text ends: at the run's end, or before an author's name that stands by itself behind at least two thirds of it and of whom
 * the text does not speak, or before the lines that introduce the author. The name is the signature.
 */
export function readTail(
  blocks: readonly Judged[],
  start: number,
  to: number,
  authors: readonly Person[],
): Tail {
  const box = findBox(blocks, start, to, authors);
  if (box !== undefined) return { end: box };
  const introduction = authors.length === 0 ? findIntroduction(blocks, start, to) : undefined;
  if (introduction) return introduction;
  const prose = blocks.slice(start, to + 1).filter((block) => block.kind === 'prose');
  const total = prose.reduce((sum, block) => sum + block.weight, 0);
  const whole = prose.map((block) => block.text).join('\n');
  const headings = blocks
    .slice(start, to)
    .filter((block) => block.kind === 'short' && isCasedName(block.text));
  let before = 0;
  for (let at = start; at < Math.min(blocks.length, to + 4); at++) {
    const block = blocks[at] as Judged;
    if (block.kind === 'prose' && at <= to) before += block.weight;
    if (before < total * (1 - limits.signature.after) || block.kind !== 'short' || block.count > 2) continue;
    const author =
      at > to || isCasedName(block.text.split(',')[0] as string) ? readName(block.text) : undefined;
    const follows = ['prose', 'caption', 'noise'].includes(blocks[at - 1]?.kind ?? '');
    const direct =
      at <= to + 1 || blocks.slice(to + 1, at).every((b) => b.kind === 'noise' || b.kind === 'caption');
    const shapely = isCasedName(author?.name ?? '') || /^\p{Script=Han}/u.test(author?.name ?? '');
    if (
      !author ||
      !follows ||
      !direct ||
      !shapely ||
      isEveryday(author.name, whole) ||
      (at <= to && headings.length > 1) ||
      !isName(author.name) ||
      speaksOf(whole, author.name)
    )
      continue;
    const end = blocks.findLastIndex((b, i) => i < at && i >= start && b.kind === 'prose');
    return { end, signed: { author, at } };
  }
  return { end: to };
}
