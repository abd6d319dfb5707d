import { detectLanguage } from '../../import/language.ts';
import { eachArticle, type CheckRule } from './rule.ts';

const fewestLetters = 200;
const least = 0.9;

/** Languages that are too similar to be distinguished with certainty. */
const alike: readonly ReadonlySet<string>[] = [
  'no nb nn da sv',
  'hr sr bs sh me',
  'id ms',
  'cs sk',
  'pt gl',
  'hi mr ne',
  'af nl',
].map((languages) => new Set(languages.split(' ')));

const primary = (language: string): string => language.toLowerCase().split('-')[0] as string;

const same = (a: string, b: string): boolean => a === b || alike.some((set) => set.has(a) && set.has(b));

export const wrongLanguage: CheckRule = {
  name: 'wrong-language',
  severity: 'warning',
  doc: 'A text in another language than the stated one is filtered, read aloud and hyphenated wrongly.',
  check: eachArticle(function* ({ body, title, language }) {
    const text = `${title}\n${body.replace(/```[\s\S]*?```|`[^`\n]*`|<[^<>]*>|\]\([^()]*\)/g, ' ')}`;
    if ((text.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) return;
    const found = detectLanguage(text);
    if (found === undefined || found.sure < least || same(primary(found.language), primary(language))) return;
    yield {
      key: 'language',
      message: `The stated language is "${language}", but the text seems to be in "${found.language}".`,
      remedy: `Write language: ${found.language} in its front matter if that is right.`,
    };
  }),
};
