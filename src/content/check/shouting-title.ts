import { each, type Rule } from './rule.ts';

const fewestLetters = 12;

export const shoutingTitle: Rule = {
  name: 'shouting-title',
  severity: 'note',
  doc: 'A title all in capitals usually comes from the page’s design, not from the author, and stands out in a list of others.',
  check: each(function* ({ title }) {
    const letters = title.match(/\p{L}/gu) ?? [];
    const cased = letters.filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
    if (cased.length >= fewestLetters && cased.every((letter) => letter === letter.toUpperCase()))
      yield {
        key: 'title',
        message: 'The title is all in capitals.',
        remedy: 'Write it as the source writes it in running text.',
      };
  }),
};
