import type { Person } from '../../article/article.ts';
import { findDays } from '../day/day.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { endsWithLabel, isLabel, splitLabel } from './label.ts';
import { limits } from './limits.ts';
import { namesPicture } from './caption.ts';
import { isCasedWord, isName, isNobody, isOrganisation, isRole, once, unglue } from './name.ts';

/** Authors that a line names, and how surely. */
export interface Byline {
  readonly authors: readonly Person[];
  readonly sure: number;
  /** In words: `named after “By”`. */
  readonly how: string;
}

const dividers =
  /\s{0,9}(?:[|｜•·‧∙●►»>→–—]|\s-\s|\s\/\s|(?<=\p{L})\s{0,9}[（(][^()（）]*[)）]|@\w+|[^\s@]{1,99}@\S+|https?:\S+)\s*/u;
/** Words that join names; the single letters among them are no words behind a comma, but initials. */
const joints = allPhrases('and');
const and = anyOf(joints.filter((word) => !/^\p{Ll}$/u.test(word)));
export const conjunction = new RegExp(
  String.raw`\s{0,9}(?:(?:,|،|、|，|;|؛)\s{0,9}(?:(?:${and})\s)?|\s&\s|\s(?:${anyOf(joints)})\s)\s*`,
  'u',
);
const honorific = anyOf(allPhrases('honorific'));
const titles = new RegExp(
  String.raw`(?:\s{0,9}(?:${honorific})|^(?:本报记者|本网记者|记者|記者|通讯员)\s{0,9})$`,
  'u',
);

/** After these, names of any shape are taken; the others are everyday words. */
const lenient = /^(?:by|written by|posted by|von|par|por|oleh|بقلم|โดย|מאת)\s/iu;

export function tidy(name: string): string {
  return name
    .replace(/^[\s,،:：=＝/／\-–—•|]+|(?<![\s,،:：/／\-–—•|*])[\s,،:：/／\-–—•|*]+$/gu, '')
    .replace(titles, '')
    .trim();
}

const role =
  /(?<!\p{L})(?:Senior|Chief|Staff|Director|Professor|Fellow|Analyst|Manager|Founder|President|Head|Officer|Team|Desk)(?!\p{L})/u;
const modifiers =
  /\s(?:Senior|Chief|Staff|Special|Political|Foreign|Deputy|Associate|Managing|Assistant|Washington|National|News|Science|Business|Sports|Contributing|Freelance)\b[^]*$/u;

/** A name without the role that is glued to its end. */
export function withoutRole(name: string): string {
  return endsWithLabel(name, 'role') && name.split(/\s+/).length > 2
    ? name.replace(modifiers, '').replace(/\s\S+$/u, (last) => (isLabel(last, 'role') ? '' : last))
    : name;
}

/** Whom authors wrote with or for: `with AP`, `mit dpa`, `for Example.com`, `The Associated Press` behind a name. */
const company =
  /\s(?:(?:with|mit|avec|con|com|med|met|z|s)\s(?:\p{Lu}{2,5}(?![\p{L}])|agenc|agenz|wires?|Material)|for\s[^\s.]+\.\w{2,}|(?<=\p{L}\s)(?:The\s)?(?:Associated|Canadian)\sPress|(?<=\p{L}\s)The\sPress|(?:in|à|em|aus|from|at)\s\p{Lu})[^]*$/iu;

const weekdays = new Map<string, RegExp>();

/** The names of weekdays in a language and in English, long and short, at a text's end. */
function weekdayAtEnd(language: string): RegExp {
  const known = weekdays.get(language);
  if (known) return known;
  const names = [language, 'en'].flatMap((tag) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, i) => format.format(i * 86_400_000));
    }),
  );
  const pattern = new RegExp(String.raw`[\s,]+(?:${anyOf(names)})\.?,?\s*$`, 'iu');
  weekdays.set(language, pattern);
  return pattern;
}

/** A text without the name of a weekday at its end. */
export function withoutWeekday(text: string, language: string): string {
  return text.replace(weekdayAtEnd(language), '');
}

/** The part of a byline's rest that can be names: before a day, a handle, a role, a divider. */
function namesPart(rest: string, language: string): string {
  const day = findDays(rest, { language })[0];
  const before = day === undefined ? rest : withoutWeekday(rest.slice(0, day.index), language);
  return (
    unglue(before)
      .split(dividers)
      .find((part) => part.trim() !== '') ?? ''
  )
    .replace(/\s\d[^]*$/u, '')
    .replace(/^(?:unser\p{L}*|onze|our|notre|vår\p{L}?|nasz\p{L}*)\s\p{L}+\s(?=\p{Lu})/iu, '')
    .replace(company, '')
    .replace(/\s(?:on|am|le|el|em|il|op|den|la|на|in|at|for|special to|tại|pada|في|نے|ne)\s*$/iu, '')
    .trim()
    .replace(/\s(\p{L}{5,})$/u, (last, word) =>
      isLabel(word, 'published') || isLabel(word, 'updated') ? '' : last,
    )
    .trim();
}

/** What kind of text somebody wrote, `Kolumne von …`, `Comment by …`, or the word glued to the name: `byAnn Lee`. */
const genre =
  /^(?:(?:(?:an?|ein|eine|une?|un|una|um|uma)\s)?\p{L}{4,16}\s(?:von|by|par|por|door|av|af)\s|(?:by|von|par|por|di)(?=\p{Lu})|aus\s[\p{L} ]{3,30}\sberichte[nt]\s)(\p{Lu}.*)$/iu;

function isPerson(name: string): boolean {
  return isName(name) || /^[\p{L}\p{M}][\p{L}\p{M}.'’-]{2,}(?:\s[\p{L}\p{M}.'’-]+){0,3}$/u.test(name);
}

/** Whether what follows a name in a line is no further name: an organisation, a role, a single word after a full name, such as a place. */
function isAside(name: string, first: string): boolean {
  const single = /\s/u.test(first) && !/\s/u.test(name) && isCasedWord(name);
  return single || isOrganisation(name) || isRole(name) || role.test(name);
}

function persons(part: string, accept: (name: string) => boolean): Person[] {
  const names = part
    .split(conjunction)
    .map(tidy)
    .map(withoutRole)
    .map(once)
    .filter((name) => name !== '' && !isLabel(name, 'role'));
  const kept: string[] = [];
  for (const name of names) {
    const aside = kept.length > 0 && isAside(name, kept[0] as string);
    if (!accept(name) || aside || isNobody(name) || chromeOf(name)?.whole) break;
    if (!kept.includes(name)) kept.push(name);
  }
  return kept.map((name) => ({ name }));
}

/**
 * The authors that a line names: after `By`, `Von`, `Автор:`, `记者` and their like, before `기자`, or in front of a handle
 * (`Ann Lee@annlee`). Undefined where it is no byline.
 */
export function readByline(text: string, language: string): Byline | undefined {
  if (text.length > 220) return undefined;
  const korean =
    /(?:^|[\s[(/|=])([\p{Script=Hangul}]{2,4}(?:[·,\s][\p{Script=Hangul}]{2,4}){0,9})\s?(?:선임|인턴|객원|전문)?(?:기자|특파원)(?![\p{Script=Hangul}])/u.exec(
      text,
    );
  if (korean && text.length < 90)
    return {
      authors: persons((korean[1] as string).replace(/[·\s]/g, ','), isName),
      sure: limits.author.labelled,
      how: 'named as 기자',
    };
  const chinese =
    /(?:(?:记者|記者|通讯员|撰文|采写|作者)\s*[:：/／|｜︱]?|(?<!\p{Script=Han})文\s*[:：/／|｜︱])\s*([\p{Script=Han}]{2,4}(?:[ 、，,/][\p{Script=Han}]{2,4}){0,3})(?=$|[\s)）/|｜【〔（(]|\d|报道|報導|報道|[／])/u.exec(
      text,
    );
  if (chinese && text.length < 60)
    return {
      authors: persons((chinese[1] as string).replace(/[ /]/g, '、'), isName),
      sure: limits.author.labelled,
      how: 'named as 记者',
    };
  const japanese = /^(\p{Script=Han}{2,4}(?:\s\p{Script=Han}{1,3})?)\s?(?:記者|记者)$/u.exec(text);
  if (japanese)
    return { authors: [{ name: japanese[1] as string }], sure: limits.author.labelled, how: 'named as 記者' };
  const labelled = splitLabel(text, 'author', true) ?? splitLabel(text, 'by', true);
  if (labelled !== undefined && labelled.length <= 2 * limits.author.most) {
    const authors = persons(
      namesPart(labelled, language),
      (name) => name.length <= 50 && !/[.!?]\s|[:：]/.test(name),
    );
    if (authors.length > 0) return { authors, sure: limits.author.labelled, how: 'named after a label' };
  }
  const handle = /^([^@,|•·]{4,40}?)\s{0,9}[,|•·]?\s{0,9}@\w{2,}/u.exec(text);
  const handled = handle && tidy(splitLabel(handle[1] as string, 'by') ?? (handle[1] as string));
  if (handled && isName(handled))
    return {
      authors: [{ name: handled }],
      sure: limits.author.handle,
      how: 'named beside a handle',
    };
  const by = splitLabel(text, 'by') ?? genre.exec(text)?.[1];
  if (by === undefined || namesPicture(text)) return undefined;
  const strict = !lenient.test(text);
  const authors = persons(namesPart(by, language), strict ? isName : isPerson);
  const long = text.length > 3 * (authors.map((author) => author.name).join(', ').length + 30);
  return authors.length === 0 || long
    ? undefined
    : { authors, sure: limits.author.labelled, how: 'named after “By” or its like' };
}

/** The author of a line that is a name and maybe a role or a handle: for places where only an author would stand. */
export function readName(text: string): Person | undefined {
  if (splitLabel(text, 'by') !== undefined && /^\p{Lu}?\p{Ll}+\s/u.test(text))
    return readName(splitLabel(text, 'by') as string);
  const name = withoutRole(tidy(text.split(/\s{0,9}(?:[|•·,]|\s[-–—]\s)\s*/u)[0] as string));
  const rest = text.slice(text.indexOf(name) + name.length).replace(/^[\s|•·,–—-]+/u, '');
  return isName(name) && (rest === '' || isLabel(rest, 'role') || rest.startsWith('@'))
    ? { name }
    : undefined;
}
