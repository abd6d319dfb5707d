import { fold } from '../../text/words.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { isLabel } from './labels.ts';

const particles = `(?:${anyOf(allPhrases('particle'))})`;
const capital = String.raw`(?:\p{Lu}[\p{L}\p{M}'’‘.-]*|\p{Lu}\.)`;
const cased = new RegExp(
  [
    String.raw`^${capital}(?:\s(?:(?:${particles}(?:['’]\s?|\s)){0,3}${capital}|${particles})){1,4}(?:,?`,
    String.raw`\s(?:Jr|Sr|III|PhD|MD|M\.D\.)\.?)?$`,
  ].join(''),
  'u',
);
const uncasedWord = [
  String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}`,
  String.raw`\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Kannada}`,
  String.raw`\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Thai}`,
  String.raw`\p{Script=Georgian}\p{M}.\u200c]{2,16}`,
].join('');
const uncased = new RegExp(String.raw`^${uncasedWord}(?:\s${uncasedWord}){1,3}$`, 'u');
const han = /^[\p{Script=Han}]{2,4}(?:[·・ ]?[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]{1,8})?$/u;
const hangul = /^[\p{Script=Hangul}]{2,4}$/u;

/** What no name of a person holds: digits, a sentence's end, whose something is. */
const noName = /\d|\p{L}{3}\.$|\p{L}['’]s(?:\s|$)/u;

/**
 * Whether a text has the shape of a person's name: two to five capitalised words with particles between them, two
 * to four words of a script without capitals, two to four ideographs or syllables of Hangul. No digits, nothing
 * longer than 44 characters.
 */
export function isName(text: string): boolean {
  if (text.length > 44 || noName.test(text)) return false;
  return cased.test(text) || uncased.test(text) || han.test(text) || hangul.test(text);
}

/**
 * Whether a name's shape tells a person by itself: capitalised words. In other scripts any short phrase has the
 * shape.
 */
export function isCasedName(text: string): boolean {
  return text.length <= 44 && !noName.test(text) && cased.test(text);
}

/** Whether a text writes one of a phrase's words in small letters: then the phrase is words, not a name. */
export function isEveryday(phrase: string, text: string): boolean {
  return phrase
    .split(/\s+/)
    .filter((word) => word.length > 2 && /^\p{Lu}/u.test(word))
    .some((word) =>
      new RegExp(
        String.raw`(?<![\p{L}’'-])${word.toLowerCase().replace(/[^\p{L}\p{M}]/gu, '.')}(?![\p{L}\p{M}])`,
        'u',
      ).test(text),
    );
}

/** Whether a text is one capitalised word. */
export function isCasedWord(text: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(text);
}

const organisation = new RegExp(
  String.raw`^\p{Lu}{2,6}$|^\p{Lu}{2,5}(?:24|[\s-])|\.\p{L}{2,4}$|(?<!\p{L})(?:${anyOf(allPhrases('press'))})(?!\p{L})`,
  'u',
);

/**
 * Whether a text has the shape of an organisation's name rather than a person's: an acronym, a domain, a word of
 * the press.
 */
export function isOrganisation(text: string): boolean {
  return organisation.test(text) && !/^\p{Lu}{2,5}\s\p{Lu}{3,}$/u.test(text);
}

/** A word that holds that of a role, with at most 50 characters before and behind it. */
const roleWord = new RegExp(`^(?:${anyOf(allPhrases('role-word')).replaceAll('.*', '.{0,50}')})$`, 'iu');

/** Whether a text says what somebody is: one of its words is made of that of a role. */
export function isRole(text: string): boolean {
  return text.split(/[\s()/-]+/u).some((word) => roleWord.test(word));
}

/** A word that stands in no person's name, with at most 40 letters for `…`. */
const commonWord = new RegExp(`^(?:${anyOf(allPhrases('no-name')).replaceAll('.*', '.{3,40}')})$`, 'iu');

/** The names of countries and of the cities that name time zones, in English, folded. */
function knownPlaces(): ReadonlySet<string> {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const countries = letters.flatMap((a) => letters.flatMap((b) => regions.of(a + b) ?? []));
  const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1)?.replaceAll('_', ' '));
  return new Set([...countries, ...cities].map((name) => fold(name ?? '')));
}

let places: ReadonlySet<string> | undefined;

/**
 * Whether capitalised words are certainly or probably no person: a place (`New York`), everyday words (`Machine
 * Learning`).
 */
export function isNoPerson(name: string): boolean {
  places ??= knownPlaces();
  return places.has(fold(name)) || name.split(/[\s-]+/u).some((word) => /^\p{Lu}/u.test(word) && commonWord.test(word));
}

const pictures = new RegExp(`^(?:${anyOf(allPhrases('picture-agency'))})(?!\\p{L})`, 'iu');

/** What blogs write in the place of an author or a category where nobody chose one. */
const unset = new RegExp(`^(?:${anyOf(allPhrases('unset'))})$`, 'iu');

/**
 * Whether a name is that of a domain, of an agency that sells pictures, a blog's word for none, or the label of a
 * day: nobody who writes.
 */
export function isNobody(name: string): boolean {
  const isStamp = isLabel(name, 'published') || isLabel(name, 'updated');
  return isStamp || pictures.test(name) || unset.test(name) || /\.\p{Ll}{2,5}$/u.test(name);
}

/** A small letter before a capital, but for beginnings of names: `MacLee`, `FitzLee`. */
const glue = new RegExp(
  String.raw`(?<=\p{Ll}{2})(?<!(?<!\p{L})(?:${anyOf(
    allPhrases('particle').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
  )}))(?=\p{Lu}\p{L})`,
  'gu',
);

/** A text with bars where a small letter meets a capital or a digit: `Ann LeeReporter`. */
export function divideGlued(text: string): string {
  return text.replace(glue, ' | ').replace(/(?<=\p{Ll}{2})(?=\d)/gu, ' | ');
}

/** A name that is said twice, said once: `Ann Lee Ann Lee`, `Ann Lee By Ann Lee`. */
export function once(text: string): string {
  return text.replace(/^(\S+(?:\s\S+){1,3})(?:\s\p{L}{2,4})?\s\1$/u, '$1');
}
