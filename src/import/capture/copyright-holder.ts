import { chromeOf } from '../chrome/phrase.ts';
import { allPhrases, anyOf, beside } from '../phrases/match.ts';
import { countWords, weightOf } from './measure.ts';
import { limits } from './limits.ts';

const copyright = anyOf(allPhrases('copyright'));
const isCopyright = new RegExp(copyright, 'iu');
const rights = new RegExp(`${copyright}|${anyOf(allPhrases('rights'))}`, 'giu');
const legalForm = new RegExp(String.raw`,?\s(?:${anyOf(allPhrases('legal-form'))})\.?$`, 'u');

/** A name in quotation marks behind what it is: `Publishing house “Bay Herald”`. */
const quoted = /^\s*\p{L}[^«»„“”"]*[«„“"]([^«»„“”"]{2,40})[»”“"]\s*$/u;

/**
 * Whether a piece of a line of copyright can be a name: a few words that begin with no small letter, no phrase of
 * chrome.
 */
function isHolder(piece: string): boolean {
  return (
    /^[^/@(]*\p{L}{2}/u.test(piece) &&
    countWords(piece) <= limits.source.holder &&
    weightOf(piece) <= limits.source.name.weight &&
    (!/^\p{Ll}/u.test(piece) || !/\s/u.test(piece)) &&
    chromeOf(piece) === undefined
  );
}

/** The words of companies behind a name, and in front of it. */
const words = beside(allPhrases('company'));
const corporate = new RegExp(String.raw`\s(?:${anyOf(words.behind)})$`, 'u');
const publisher = new RegExp(String.raw`^(?:${anyOf(words.before)})\s`, 'u');
/** Companies that own papers of other names, and agencies: no site is called like them. */
const owner = new RegExp(
  String.raw`^(?:the\s)?(?:${anyOf(allPhrases('owner'))})(?!\p{L}|\s(?:${anyOf(allPhrases('press'))}))`,
  'iu',
);

/**
 * The name in a line of copyright, without sign, years, words of rights and of companies. Undefined for an owner
 * of papers of other names.
 */
export function copyrightHolder(text: string): string | undefined {
  if (!isCopyright.test(text)) return undefined;
  const holder = text
    .replace(rights, '|')
    .replace(/\b(?:19|20)\d\d\b(?:\s?[-–—]\s?(?:(?:19|20)\d\d)?)?/g, '|')
    .split(/[|｜,;:·•]|\s[-–—/]\s|\sby\s|(?<=\p{L}{3})\.(?:\s|$)/u)
    .map((part) => quoted.exec(part)?.[1] ?? part)
    .map((part) => part.replace(/^[\s"“”'<>()«»*-]+|(?<![\s"“”'<>()«»*-])[\s"“”'<>()«»*-]+$/gu, ''))
    .map((part) => part.replace(legalForm, '').replace(/^@/u, ''))
    .find(isHolder);
  if (holder === undefined || owner.test(holder)) return undefined;
  let name = holder.replace(publisher, '');
  while (corporate.test(name)) name = name.replace(corporate, '');
  return name;
}
