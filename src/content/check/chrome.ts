import { chromeOf } from '../../import/chrome/phrase.ts';
import { readLines } from './prose.ts';
import { each, type Rule } from './rule.ts';

const longest = 120;
const fewestLetters = 6;
const marks = /^[\s>#*+\-–•»]+|[\s*_:»]+$/g;

export const chrome: Rule = {
  name: 'chrome',
  severity: 'warning',
  doc: 'A line that says nothing but what menus, share rows, cookie banners and footers say has come along from the page.',
  check: each(function* ({ body }) {
    for (const { text, number } of readLines(body).prose) {
      if (text.length > longest || text.length < fewestLetters) continue;
      const words = text
        .replace(/\]\([^()]*\)/g, ']')
        .replace(/[[\]]/g, '')
        .replace(marks, '');
      const match = chromeOf(words);
      if (match?.whole && match.length >= fewestLetters)
        yield {
          line: number,
          message: `"${words}" looks like a part of the page, not of the article.`,
          remedy: 'Delete the line, if the author did not write it.',
        };
    }
  }),
};
