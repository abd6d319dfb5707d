import { chromeOf } from '../chrome/phrase.ts';
import { allPhrases, anyOf, beside } from '../phrases/match.ts';
import { countWords, weigh } from './measure.ts';

const copyright = anyOf(allPhrases('copyright'));
const isCopyright = new RegExp(copyright, 'iu');
const rights = new RegExp(`${copyright}|${anyOf(allPhrases('rights'))}`, 'giu');

const company = new RegExp(String.raw`,?\s(?:${anyOf(allPhrases('legal-form'))})\.?$`, 'u');

/** A name in quotation marks behind what it is: `Publishing house “Bay Herald”`. */
const quoted = /^\s*\p{L}[^«»„“”"]*[«„“"]([^«»„“”"]{2,40})[»”“"]\s*$/u;

/** The name in a line of copyright: without sign, years and the words of rights. */
export function holder(text: string): string | undefined {
  if (!isCopyright.test(text)) return undefined;
  const parts = text
    .replace(rights, '|')
    .replace(/\b(?:19|20)\d\d\b(?:\s?[-–—]\s?(?:(?:19|20)\d\d)?)?/g, '|')
    .split(/[|｜,;:·•]|\s[-–—/]\s|\sby\s|(?<=\p{L}{3})\.(?:\s|$)/u)
    .map((part) => quoted.exec(part)?.[1] ?? part)
    .map((part) => part.replace(/^[\s"“”'<>()«»*-]+|(?<![\s"“”'<>()«»*-])[\s"“”'<>()«»*-]+$/gu, ''))
    .map((part) => part.replace(company, '').replace(/^(?:@|of\s|the\s(?=\p{Lu}\p{L}+\s\p{Lu}))/u, ''))
    .filter(
      (part) =>
        /\p{L}{2}/u.test(part) &&
        countWords(part) <= 6 &&
        weigh(part) <= 50 &&
        !/^(?:by|the|of|to|all)$/iu.test(part) &&
        !/^(?:and|this|these|no|any|all|linking|site|unless)\s|\s(?:unless|is|are)\s/iu.test(part) &&
        !/^[/@(]/u.test(part) &&
        chromeOf(part) === undefined &&
        !/^(?:policy|broadcast|conditions|terms|content|contents)$/iu.test(part),
    );
  return parts[0];
}

/** Words of companies at the end of a name, and at its beginning. */
const words = beside(allPhrases('company'));
const corporate = new RegExp(String.raw`\s(?:${anyOf(words.behind)})$`, 'u');
const publisher = new RegExp(String.raw`^(?:${anyOf(words.before)})\s`, 'u');
/** Companies that own papers of other names, and agencies: no site is called like them. */
const owner = new RegExp(
  String.raw`^(?:the\s)?(?:${anyOf(allPhrases('owner'))})(?!\p{L}|\s(?:Herald|Times|News|Post))`,
  'iu',
);

/** A holder's name without the words of companies at its end; undefined for one known to own papers of other names. */
export function withoutCompany(name: string): string | undefined {
  if (owner.test(name)) return undefined;
  let rest = name.replace(publisher, '');
  while (corporate.test(rest)) rest = rest.replace(corporate, '');
  return rest;
}
