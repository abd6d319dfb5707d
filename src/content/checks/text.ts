import { chromeOf, isMostlyChrome } from '../../import/chrome/phrase.ts';
import { detectLanguage } from '../../import/language.ts';
import { type Line, readLines } from './prose.ts';
import { type CheckRule, eachArticle, type Finding } from './rule.ts';

/** U+FFFD, UTF-8 that was read as Windows-1252, and character references that were escaped twice. */
const broken = /\ufffd|[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u2122]?|&amp;(?:[a-z]{2,8}|#\d{2,5});/;

export const brokenText: CheckRule = {
  name: 'broken-text',
  severity: 'warning',
  check: eachArticle(function* ({ title, body }) {
    const inTitle = broken.exec(title);
    if (inTitle)
      yield {
        key: 'title',
        message: `The title has a broken character: "${inTitle[0]}".`,
        remedy: 'Write the right character.',
      };
    if (!broken.test(body)) return;
    const line = readLines(body).prose.find(({ text }) => broken.test(text));
    if (line)
      yield {
        line: line.number,
        message: `The text has broken characters: "${broken.exec(line.text)?.[0] ?? ''}".`,
        remedy: 'Import it again in the right encoding, or write the right characters.',
      };
  }),
};

const longest = 120;
const shortest = 6;
const marks = /^[\s>#*+\-–•»]+|(?<![\s*_:»])[\s*_:»]+$/g;

/**
 * Whether a line separates blocks: it is absent or empty, or begins with the mark of a list, a heading or a quotation.
 */
const separatesBlocks = (line: Line | undefined): boolean =>
  line === undefined || /^\s*(?:$|[-*+#>]|\d+[.)])/.test(line.text);

/** Whether a line is a block by itself, and not a line of a wrapped paragraph. */
const standsAlone = (lines: readonly Line[], i: number): boolean =>
  (separatesBlocks(lines[i]) || separatesBlocks(lines[i - 1])) && separatesBlocks(lines[i + 1]);

/** Whether a line is chrome: it consists of phrases of the vocabulary, or mostly of them and is no heading. */
function isChrome(line: string, words: string): boolean {
  const match = chromeOf(words);
  if (!match || match.length < shortest) return false;
  return match.whole || (!/^\s*#/.test(line) && isMostlyChrome(words));
}

export const chrome: CheckRule = {
  name: 'chrome',
  severity: 'warning',
  check: eachArticle(function* ({ body }) {
    const lines = readLines(body).prose;
    for (const [i, { text, number }] of lines.entries()) {
      if (text.length > longest || text.length < shortest || !standsAlone(lines, i)) continue;
      const words = text
        .replace(/\]\([^()]*\)/g, ']')
        .replace(/[[\]]/g, '')
        .replace(marks, '');
      if (isChrome(text, words))
        yield {
          line: number,
          message: `"${words}" looks like a part of the page, not of the article.`,
          remedy: 'Delete the line if the author did not write it.',
        };
    }
  }),
};

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
  check: eachArticle(function* ({ body, title, language }) {
    const text = `${title}\n${body.replace(/```[\s\S]*?```|`[^`\n]*`|<[^<>]*>|\]\([^()]*\)/g, ' ')}`;
    if ((text.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) return;
    const found = detectLanguage(text);
    if (found === undefined || found.sure < least || same(primary(found.language), primary(language))) return;
    yield {
      key: 'language',
      message: `Its language is "${language}", as it or feed.yaml states, but the text seems to be in "${found.language}".`,
      remedy: `Write language: ${found.language} in its front matter if that is right.`,
    };
  }),
};

export const nearDuplicate: CheckRule = {
  name: 'near-duplicate',
  severity: 'note',
  check: function* ({ articles }): Generator<Finding> {
    const files = new Map(articles.map(({ id, file }) => [id, file]));
    for (const article of articles) {
      if (!article.retelling) continue;
      const file = files.get(article.related[0] ?? '');
      yield {
        article,
        message: `The text is largely the same as in ${file ?? 'an earlier article'}.`,
        remedy: 'Keep both if both were published; delete one if it was imported twice.',
      };
    }
  },
};
