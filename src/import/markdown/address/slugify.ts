import { table } from '../../../text/table.ts';
import { at, type Data, scalarIn } from '../frontmatter/datum.ts';

/**
 * The form that most generators give to a title or a file name in an address: lower case, words joined by hyphens.
 */
export function urlize(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s._~/+@-]+/gu, '')
    .replace(/[\s/]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}

/** Jekyll's `slugify` in its default mode: letters and digits, joined by hyphens, in lower case. */
export const plainSlug = (text: string): string =>
  text
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();

/** Jekyll's `slugify` in its mode `pretty`, case kept. */
export const jekyllSlug = (text: string): string =>
  text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');

/** The slug of github-slugger, which Astro gives to each part of a path. */
export const githubSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .replace(/\s/g, '-');

/** A text in lower case, character by character: `İ` is `i`, and a sigma has one form, as Go has it. */
const lowerEach = (text: string): string => [...text].map((char) => [...char.toLowerCase()][0] ?? '').join('');

/**
 * Hugo's `urlize`: letters, digits, marks and a few signs stay, white space before them is a hyphen, other signs go.
 * The settings `removePathAccents` and `disablePathToLower` are followed.
 */
export function hugoSlug(text: string, settings: Data = {}): string {
  const isSet = (key: string): boolean => scalarIn(at(settings, key)) === 'true';
  const plain = isSet('removePathAccents')
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : text;
  let slug = '';
  let hyphenIsDue = false;
  for (const char of plain)
    if (/[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u.test(char)) {
      slug += hyphenIsDue && char !== '-' ? `-${char}` : char;
      hyphenIsDue = false;
    } else if (/\s/.test(char) && slug !== '' && !slug.endsWith('-')) hyphenIsDue = true;
  return isSet('disablePathToLower') ? slug : lowerEach(slug);
}

/** Stands for a letter or sign whose form in an address is not known; an address that holds it is not known. */
const unknownForm = '\0';

/** Letters that have no decomposition, each with the form that Unidecode gives it. */
const asciiLetters = new Map(
  'ßss ẞSs æae ÆAE œoe ŒOE øo ØO łl ŁL đd ĐD ðd þth ÞTh ıi —- –- ‐-'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

/** A text in ASCII, as far as Unidecode's form of its letters is known here. Punctuation and emoji go. */
const toAscii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}|(?![\u2010-\u2015])[^\P{P}\0-\x7f]|\ufe0f|\u200d|[\u{1f000}-\u{1faff}]/gu, '')
    .replace(/[^\0-\x7f]/gu, (char) => asciiLetters.get(char) ?? (/\s/.test(char) ? ' ' : unknownForm));

/** Pelican's `slugify`; in ASCII unless the setting `SLUGIFY_USE_UNICODE` is true. */
export function pelicanSlug(text: string, settings: Data = {}): string {
  const isUnicode = scalarIn(at(settings, 'SLUGIFY_USE_UNICODE'))?.toLowerCase() === 'true';
  return (isUnicode ? text.normalize('NFKC') : toAscii(text))
    .replace(/[^\p{L}\p{M}\p{N}_\s\0-]/gu, '')
    .trim()
    .replace(/[-\s]+/g, '-')
    .toLowerCase();
}

const umlauts = table<string>({ Ä: 'Ae', ä: 'ae', Ö: 'Oe', ö: 'oe', Ü: 'Ue', ü: 'ue' });

/** Eleventy's filter `slugify` (@sindresorhus/slugify): ASCII letters and digits, joined by hyphens. */
export const eleventySlugify = (text: string): string =>
  toAscii(
    text
      .replace(/(?<=[a-z\d])['’](?=[ts](?:\s|$))/gi, '')
      .replace(/&/g, ' and ')
      .replace(/[ÄäÖöÜü]/g, (char) => umlauts.get(char) ?? char)
      .replace(/[^\p{L}\p{M}\p{N}\s\0-\x7f]/gu, ' '),
  )
    .toLowerCase()
    .replace(/[^a-z\d\0]+/g, '-')
    .replace(/^-|-$/g, '');

const signs = table<string>({
  '&': 'and',
  '%': 'percent',
  $: 'dollar',
  '<': 'less',
  '>': 'greater',
  '|': 'or',
});

/** Eleventy's older filter `slug` (simov/slugify): some signs are words, some stay, others go. */
export const eleventySlug = (text: string): string =>
  toAscii(text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/…/g, '...').replace(/[–—]/g, ''))
    .replace(/[&%$<>|]/g, (sign) => signs.get(sign) as string)
    .replace(/[^\w\s*+~.()'"!:@\0-]+/g, '')
    .trim()
    .replace(/[-\s]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();

/** Hexo's `slugize`: Latin letters without accents, signs of ASCII as hyphens, case kept. */
export const hexoSlug = (text: string): string =>
  text
    .replace(/ß/g, 's')
    .replace(/ẞ/g, 'S')
    .replace(/\p{Script=Latin}/gu, (char) => asciiLetters.get(char) ?? char.normalize('NFD').replace(/\p{Mn}/gu, ''))
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '');
