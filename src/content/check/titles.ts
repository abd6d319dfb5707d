import { runsOf } from '../../text/words.ts';
import { readLines } from './prose.ts';
import { type CheckRule, eachArticle } from './rule.ts';

const longestTitle = 200;

export const longTitle: CheckRule = {
  name: 'long-title',
  severity: 'warning',
  doc: `A title of more than ${longestTitle} characters is probably a paragraph; readers shorten it.`,
  check: eachArticle(function* ({ title }) {
    if (title.length > longestTitle)
      yield {
        key: 'title',
        message: `The title has ${title.length} characters.`,
        remedy: 'Shorten it, or move a part of it to summary:.',
      };
  }),
};

export const repeatedTitle: CheckRule = {
  name: 'repeated-title',
  severity: 'note',
  doc: 'If a text begins with its title, every reader shows the title twice.',
  check: eachArticle(function* ({ title, body }) {
    const first = readLines(body.slice(0, 2000)).prose.find(({ text }) => text.trim() !== '');
    const words = runsOf(title).join(' ');
    if (first && words !== '' && runsOf(first.text).join(' ') === words)
      yield {
        line: first.number,
        message: 'The text begins with the title.',
        remedy: 'Delete the line: feeds and pages show the title above the text.',
      };
  }),
};

const fewestCapitals = 12;

export const shoutingTitle: CheckRule = {
  name: 'shouting-title',
  severity: 'note',
  doc: 'A title in capitals usually comes from the design of the page, not from the author.',
  check: eachArticle(function* ({ title }) {
    const letters = title.match(/\p{L}/gu) ?? [];
    const cased = letters.filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
    if (cased.length >= fewestCapitals && cased.every((letter) => letter === letter.toUpperCase()))
      yield {
        key: 'title',
        message: 'The title is in capitals.',
        remedy: 'Write it as in running text.',
      };
  }),
};
