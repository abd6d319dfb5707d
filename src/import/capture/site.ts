import { fold } from '../../text/words.ts';
import { allPhrases, anyOf, escapePhrase } from '../phrases/match.ts';

/** A place where a capture seems to name its site. */
export interface Sign {
  readonly name: string;
  /** Index of its block. */
  readonly at: number;
  /** `company` is a copyright's holder without the words of companies. */
  readonly kind: 'header' | 'copyright' | 'company' | 'phrase' | 'address';
}

/** Which kind of sign spells the name best, first. */
export const spelling: readonly Sign['kind'][] = ['phrase', 'header', 'copyright', 'company', 'address'];

const articles = /^(?:the|der|die|das|het|de|le|la|les|el|los|il|lo|o|a)\s+(?=\S)/u;
const endings = /\.(?:com|org|net|info|news|tv|[a-z]{2})(?:\.[a-z]{2})?$/u;

/** The form in which names of sites are compared: folded letters and digits, no article in front, no ending of a domain. */
export function siteKey(name: string): string {
  return fold(name)
    .trim()
    .replace(articles, '')
    .replace(endings, '')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** A name without the slogan behind it: `The Daily – News from the Hill`. */
export function withoutSlogan(name: string): string {
  const [first, ...rest] = name.split(/\s{1,9}[|–—·•»:-]{1,2}\s+/u);
  return first !== undefined && rest.join(' ').split(' ').length > 2 ? first : name;
}

/** Phrases of chrome that hold a site's name. */
const patterns = allPhrases('site').map((phrase) => {
  const [before, after] = phrase.split('…').map((part) => escapePhrase(part.trim()));
  const gap = /[\p{Script=Han}\p{Script=Hiragana}]/u.test(phrase) ? String.raw`\s?` : String.raw`\s`;
  const head = before ? before + gap : '';
  const tail = after ? gap + after : '';
  return new RegExp(String.raw`^${head}(\S(?:.{0,34}\S)?)${tail}$`, 'iu');
});

/** What the same phrases hold where they name no site: `About us`, `Follow me`, `U.S. News`. */
const nobody = new RegExp(String.raw`^(?:the\s)?(?:${anyOf(allPhrases('no-site'))})$`, 'iu');

/** The name in a phrase of chrome such as `About NAME`, `NAME on Facebook`. */
export function inPhrase(text: string): string | undefined {
  for (const pattern of patterns) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && name.split(/\s+/).length <= 4 && /\p{L}/u.test(name) && !nobody.test(name))
      return name;
  }
  return undefined;
}

const networks: ReadonlySet<string> = new Set(allPhrases('network'));

/** The names in a text's addresses: the last label of each host before its ending. */
export function hosts(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\p{L}\p{N}.])(?:https?:\/\/|[\w.+-]{1,64}@)?(?:www\.|m\.)?((?:[\p{L}\p{N}-]{2,63}\.){1,3}(?:com|org|net|info|news|tv|[a-z]{2}))(?![\p{L}\p{N}@])/giu,
  );
  return [...found].flatMap((match) => {
    const host = (match[1] as string).replace(/\.(?:co|com|org|net|gov|ac)(?=\.[a-z]{2}$)/iu, '');
    const label = host.split('.').at(-2) ?? '';
    return label.length < 2 || networks.has(label.toLowerCase()) ? [] : [host.split('.').slice(-2).join('.')];
  });
}
