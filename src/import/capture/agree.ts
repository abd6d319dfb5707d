import { chromeOf } from '../chrome/phrase.ts';
import type { Judged } from './classify.ts';
import { holder, withoutCompany } from './holder.ts';
import { limits } from './limits.ts';
import { countWords } from './measure.ts';
import type { Sign } from './site.ts';
import { hosts, inPhrase, siteKey, spelling } from './site.ts';

const { header, foot, name: size, worth, support, enough, sure } = limits.source;

const isNameLike = (block: Judged): boolean =>
  block.weight <= size.weight &&
  countWords(block.text) <= size.words &&
  block.kind === 'short' &&
  !/[:?!,]|\d{3}/u.test(block.text);

/** The signs by which a capture names its site: its header, the foot's copyright, phrases that hold its name, addresses. */
function signs(blocks: readonly Judged[], end: number): readonly Sign[] {
  const found: Sign[] = [];
  const add = (name: string | undefined, at: number, kind: Sign['kind']): void => {
    if (name !== undefined && siteKey(name).length > 1 && chromeOf(name) === undefined)
      found.push({ name: name.trim(), at, kind });
  };
  const below = Math.floor(blocks.length * foot);
  for (const [at, block] of blocks.entries()) {
    if (at < header && isNameLike(block)) add(block.text, at, 'header');
    const behind = at > end || /^(?:[©ⓒ]|copyright\s)/iu.test(block.text);
    if (at >= below && behind && block.kind !== 'caption' && block.weight < limits.source.copyright) {
      const held = holder(block.text);
      const name = held === undefined ? undefined : withoutCompany(held);
      add(name, at, name === held ? 'copyright' : 'company');
      if (held !== undefined && /^\S+\.\p{L}{2,4}$/u.test(held)) add(held, at, 'address');
    }
    if (block.weight <= limits.source.phrase && block.kind !== 'prose')
      add(inPhrase(block.text), at, 'phrase');
    for (const host of hosts(block.text)) add(host, at, 'address');
  }
  return found;
}

const isLetter = (character: string | undefined): boolean => /^[\p{L}\p{N}]/u.test(character ?? '');

/** Whether a name stands in a text as words of their own, in the same letters. */
function holds(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !isLetter(text[at - 1]) && !isLetter(text[at + name.length]);
}

/** A page's blocks, and each's text as names are compared. */
interface Page {
  readonly blocks: readonly Judged[];
  readonly keys: readonly string[];
  readonly all: readonly Sign[];
}

/** How many of a page's blocks, each once, hold a name besides other words, and how many are the name alone. */
function mentions(name: string, { blocks, keys }: Page): { readonly within: number; readonly alone: number } {
  const key = siteKey(name);
  const within = new Set<string>();
  let alone = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'prose' && keys[at] === key) alone++;
    else if (holds(block.text, name)) within.add(block.key);
  }
  return { within: within.size, alone };
}

/** A name for the site and why it is one. */
export interface Agreed {
  readonly name: string;
  readonly line: number;
  readonly how: string;
  readonly sure: number;
}

/** What the signs of one name are worth together with what else speaks of it; undefined where they are too few. */
function weighName(same: readonly Sign[], page: Page) {
  const sign = same.toSorted((a, b) => spelling.indexOf(a.kind) - spelling.indexOf(b.kind))[0] as Sign;
  const { blocks, all } = page;
  const key = siteKey(sign.name);
  const kinds = new Set(same.map(({ kind }) => kind));
  const owned = all.some(({ kind, name }) => {
    const held = siteKey(name);
    return (kind === 'copyright' || kind === 'company') && held.length > 2 && key.startsWith(held);
  });
  if (kinds.has('header') && owned && !kinds.has('copyright')) kinds.add('company');
  const phrases = new Set(same.flatMap(({ kind, at }) => (kind === 'phrase' ? [blocks[at]?.key] : []))).size;
  const { within, alone } = mentions(sign.name, page);
  const block = blocks[sign.at] as Judged;
  const last = sign.at === blocks.length - 1 && block.text.startsWith(sign.name) && !/\s/u.test(sign.name);
  const sole = within >= support.sole || last;
  // The first lines are menus as well, and addresses lead anywhere.
  const tells: Readonly<Record<Sign['kind'], boolean>> = {
    header: false,
    address: false,
    copyright: sole,
    company: within >= support.sole && alone > 0,
    phrase: within >= support.sole && phrases >= support.phrases,
  };
  if (kinds.size === 1 && !tells[sign.kind]) return undefined;
  const score =
    [...kinds].reduce((sum, kind) => sum + worth[kind], 0) +
    Math.min(within, support.within.most) * support.within.each +
    Math.min(alone, support.alone.most) * support.alone.each +
    Math.min(Math.max(phrases - 1, 0), support.phrase.most) * support.phrase.each;
  const how =
    kinds.size > 1
      ? `the site’s name in ${[...kinds].join(', ')}`
      : `the site’s name in ${sign.kind} and other lines`;
  return { name: sign.name, line: block.line, how, sure: kinds.size > 1 ? sure.agreed : sure.sole, score };
}

/**
 * The name that the places of a page agree on most: two kinds of them at least, or a copyright or several phrases and several
 * lines that speak of the same name. `end` is the index of the text's last block.
 */
export function agree(blocks: readonly Judged[], end: number): Agreed | undefined {
  const all = signs(blocks, end);
  const page = { blocks, keys: blocks.map(({ text }) => siteKey(text)), all };
  return [...Map.groupBy(all, ({ name }) => siteKey(name)).values()]
    .filter((same) => same.some(({ kind }) => kind !== 'address'))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, support.names)
    .flatMap((same) => weighName(same, page) ?? [])
    .filter(({ score }) => score >= enough)
    .toSorted((a, b) => b.score - a.score)[0];
}
