import { chromeOf, isMostlyChrome } from '../../import/chrome/phrase.ts';
import { type Line, readLines } from './prose.ts';
import { eachArticle, type CheckRule } from './rule.ts';

const longest = 120;
const fewestLetters = 6;
const marks = /^[\s>#*+\-–•»]+|(?<![\s*_:»])[\s*_:»]+$/g;

/** Whether a line separates blocks: it is absent or empty, or begins with the mark of a list, a heading or a quotation. */
const separatesBlocks = (line: Line | undefined): boolean =>
  line === undefined || /^\s*(?:$|[-*+#>]|\d+[.)])/.test(line.text);

/** Whether a line is a block by itself, and not a line of a wrapped paragraph. */
const standsAlone = (lines: readonly Line[], i: number): boolean =>
  (separatesBlocks(lines[i]) || separatesBlocks(lines[i - 1])) && separatesBlocks(lines[i + 1]);

/** Whether a line is chrome: it consists of phrases of the vocabulary, or mostly of them and is no heading. */
function isChrome(line: string, words: string): boolean {
  const match = chromeOf(words);
  if (!match || match.length < fewestLetters) return false;
  return match.whole || (!/^\s*#/.test(line) && isMostlyChrome(words));
}

export const chrome: CheckRule = {
  name: 'chrome',
  severity: 'warning',
  doc: 'A line with nothing but the words of menus, share buttons, cookie banners and footers belongs to the page, not to the article.',
  check: eachArticle(function* ({ body }) {
    const lines = readLines(body).prose;
    for (const [i, { text, number }] of lines.entries()) {
      if (text.length > longest || text.length < fewestLetters || !standsAlone(lines, i)) continue;
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
