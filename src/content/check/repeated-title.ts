import { runsOf } from '../../text/words.ts';
import { readLines } from './prose.ts';
import { each, type Rule } from './rule.ts';

export const repeatedTitle: Rule = {
  name: 'repeated-title',
  severity: 'note',
  doc: 'A text that begins with its own title shows it twice in every reader.',
  check: each(function* ({ title, body }) {
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
