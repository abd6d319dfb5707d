import type { Person } from '../../article/article.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { findDays } from '../day/day.ts';
import { withoutWeekday } from '../day/without-weekday.ts';
import { allPhrases, anyOf, phrasesOf } from '../phrases/match.ts';
import { namesPicture } from './captions.ts';
import { endsWithLabel, isLabel, splitLabel } from './labels.ts';
import { limits } from './limits.ts';
import { isCasedWord, isName, isNobody, isNoPerson, isOrganisation, isRole, once, divideGlued } from './names.ts';

/** The authors that a line names. */
export interface NamedAuthors {
  readonly authors: readonly Person[];
  /** 0 to 1. */
  readonly sure: number;
  /** In words: `named after “By”`. */
  readonly how: string;
}

/** Between the names of a line and its other parts: signs, brackets, handles, addresses. */
const divider =
  /\s{0,9}(?:[|｜•·‧∙●►»>→–—]|\s-\s|\s\/\s|(?<=\p{L})\s{0,9}[（(][^()（）]*[)）]|@\w+|[^\s@]{1,99}@\S+|https?:\S+)\s*/u;

const joints = allPhrases('and');
/** The words that join names; single letters among them are initials behind a comma. */
const longJoints = anyOf(joints.filter((word) => !/^\p{Ll}$/u.test(word)));
/** Between two names. */
export const conjunction = new RegExp(
  String.raw`\s{0,9}(?:(?:,|،|、|，|;|؛)\s{0,9}(?:(?:${longJoints})\s)?|\s&\s|\s(?:${anyOf(joints)})\s)\s*`,
  'u',
);

/** Words in small letters that stand within names or between them. */
const inner: ReadonlySet<string> = new Set([...joints, ...allPhrases('particle')]);

const forms = anyOf(allPhrases('honorific'));
const reporterBefore = new RegExp(String.raw`^(?:${forms})\s{0,9}$`, 'u');
const honorificBehind = new RegExp(String.raw`\s{0,9}(?:${forms})$`, 'u');

/** A name without the signs around it and without forms of address. */
export function trimName(name: string): string {
  return name
    .replace(/^[\s,،:：=＝/／\-–—•|]+|(?<![\s,،:：/／\-–—•|*])[\s,،:：/／\-–—•|*]+$/gu, '')
    .replace(honorificBehind, '')
    .replace(reporterBefore, '')
    .trim();
}

const rank = new RegExp(String.raw`\s(?:${anyOf(allPhrases('rank'))})\b[^]*$`, 'u');

/** A name without the role that is glued to its end. */
export function withoutRole(name: string): string {
  return endsWithLabel(name, 'role') && name.split(/\s+/).length > 2
    ? name.replace(rank, '').replace(/\s\S+$/u, (last) => (isLabel(last, 'role') ? '' : last))
    : name;
}

const agencyAtEnd = new RegExp(String.raw`\s(?:The\s)?(?:${anyOf(allPhrases('agency'))})$`, 'iu');

const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word) && !inner.has(word);

/**
 * The part of a byline behind its label that can be names: before a day, a divider, a number, an everyday word;
 * behind a role.
 */
function namesPart(text: string, language: string): string {
  const day = findDays(text, { language })[0];
  const before = day === undefined ? text : withoutWeekday(text.slice(0, day.index), language);
  const part = divideGlued(before)
    .split(divider)
    .find((piece) => piece.trim() !== '');
  const words = (part ?? '')
    .replace(/\s\d[^]*$/u, '')
    .trim()
    .split(/\s+/);
  while (words.length > 2 && (isSmall(words[0] as string) || isRole(words[0] as string))) words.shift();
  const end = words.findIndex((word, i) => i > 0 && isSmall(word));
  const named = words
    .slice(0, end < 0 ? undefined : end)
    .join(' ')
    .replace(agencyAtEnd, '')
    .split(' ');
  while (named.length > 1 && /^\p{Ll}+$/u.test(named.at(-1) as string)) named.pop();
  return named
    .join(' ')
    .replace(/\s(\p{L}{5,})$/u, (last, word) => (isLabel(word, 'published') || isLabel(word, 'updated') ? '' : last));
}

/**
 * Whether a name behind another one in a line is no further author: an organisation, a role, a single word such as
 * a place.
 */
function isAside(name: string, first: string): boolean {
  return (/\s/u.test(first) && isCasedWord(name)) || isOrganisation(name) || isRole(name);
}

/** The persons in the part of a line that holds names, up to the first piece that is none. */
function persons(part: string, accept: (name: string) => boolean): Person[] {
  const names: string[] = [];
  for (const piece of part.split(conjunction)) {
    const name = once(withoutRole(trimName(piece)));
    if (name === '' || isLabel(name, 'role')) continue;
    const aside = names.length > 0 && isAside(name, names[0] as string);
    if (!accept(name) || aside || isNobody(name) || chromeOf(name)?.whole) break;
    if (!names.includes(name)) names.push(name);
  }
  return names.map((name) => ({ name }));
}

const hangulNames = String.raw`[\p{Script=Hangul}]{2,4}(?:[·,\s][\p{Script=Hangul}]{2,4}){0,9}`;
/** Names in front of a form of address in scripts without spaces: `홍길동 기자`, `山田太郎 記者`. */
const beforeForm = new RegExp(
  [
    String.raw`(?:^|[\s[(/|=])(${hangulNames})\s?(?:${forms})(?!\p{Script=Hangul})|^(\p{Script=Han}`,
    String.raw`{2,4}(?:\s\p{Script=Han}{1,3})?)\s?(?:${forms})$`,
  ].join(''),
  'u',
);
const chineseLabels = [...(phrasesOf('by').get('zh') ?? []), ...(phrasesOf('author').get('zh') ?? [])];
const longLabels = anyOf(chineseLabels.filter((label) => label.length > 1));
/** Names behind a Chinese label, which needs no colon if it has two characters: `记者李明`. */
const behindChineseLabel = new RegExp(
  [
    String.raw`(?:(?:${longLabels})\s*[:：/／|｜︱]?`,
    String.raw`|(?<!\p{Script=Han})(?:${anyOf(chineseLabels)})\s*[:：/／|｜︱])\s*`,
    String.raw`([\p{Script=Han}]{2,4}?(?:[ 、，,/][\p{Script=Han}]{2,4}?){0,3})`,
    String.raw`(?=$|[\s)）/／|｜【〔（(\d]${allPhrases('report')
      .map((word) => `|${word}`)
      .join('')})`,
  ].join(''),
  'u',
);

/** The authors of a line in Chinese, Japanese or Korean. */
function eastAsianByline(text: string): NamedAuthors | undefined {
  if (text.length >= limits.author.eastAsian) return undefined;
  const [, hangul, han] = beforeForm.exec(text) ?? [];
  const chinese = behindChineseLabel.exec(text)?.[1]?.replace(/[ /]/g, '、');
  const names = hangul?.replace(/[·\s]/g, ',') ?? han?.replace(' ', '') ?? chinese;
  const authors = han === undefined ? persons(names ?? '', isName) : [{ name: han }];
  return authors.length === 0
    ? undefined
    : { authors, sure: limits.author.labelled, how: 'named beside a word for reporters' };
}

/** How sure a byline is of its names: less if one of them is no person's. */
const surenessOf = (authors: readonly Person[], sure: number): number =>
  authors.some(({ name }) => isOrganisation(name) || isNoPerson(name)) ? limits.author.doubtful : sure;

/**
 * The authors that a line names: behind `By`, `Von`, `Автор:`, `记者` and their like, in front of `기자`, or in front
 * of a handle (`Ann Lee@annlee`). Undefined if it is no byline. `language` is BCP 47.
 */
export function readByline(text: string, language: string): NamedAuthors | undefined {
  if (text.length > limits.credit.most) return undefined;
  const eastAsian = eastAsianByline(text);
  if (eastAsian) return eastAsian;
  const { labelled } = limits.author;
  const stated = splitLabel(text, 'author', true) ?? splitLabel(text, 'by', true);
  if (stated !== undefined) {
    const authors = persons(namesPart(stated, language), (name) => !/[.!?]\s|[:：]/.test(name));
    if (authors.length > 0) return { authors, sure: surenessOf(authors, labelled), how: 'named after a label' };
  }
  const [, beside] = /^([^@,|•·]{4,40}?)\s{0,9}[,|•·]?\s{0,9}@\w{2,}/u.exec(text) ?? [];
  const handled = beside && trimName(splitLabel(beside, 'by') ?? beside);
  if (handled && isName(handled)) return { authors: [{ name: handled }], sure: labelled, how: 'named beside a handle' };
  const by = splitLabel(text, 'by');
  if (by === undefined || namesPicture(text)) return undefined;
  const authors = persons(namesPart(by, language), isName);
  const names = authors.map(({ name }) => name).join(', ');
  // A sentence that begins with such a word is no byline.
  if (authors.length === 0 || text.length > 3 * (names.length + 30)) return undefined;
  return { authors, sure: surenessOf(authors, labelled), how: 'named after “By” or its like' };
}

/**
 * The author of a line that is a name, with or without a role or a handle: for places where only an author would
 * stand.
 */
export function readName(text: string): Person | undefined {
  const by = splitLabel(text, 'by');
  if (by !== undefined && /^\p{Lu}?\p{Ll}+\s/u.test(text)) return readName(by);
  const name = withoutRole(trimName(text.split(/\s{0,9}(?:[|•·,]|\s[-–—]\s)\s*/u)[0] as string));
  const rest = text.slice(text.indexOf(name) + name.length).replace(/^[\s|•·,–—-]+/u, '');
  return isName(name) && !isNobody(name) && (rest === '' || isLabel(rest, 'role') || rest.startsWith('@'))
    ? { name }
    : undefined;
}
