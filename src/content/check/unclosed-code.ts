import { readLines } from './prose.ts';
import { each, type Rule } from './rule.ts';

export const unclosedCode: Rule = {
  name: 'unclosed-code',
  severity: 'warning',
  doc: 'A code block that is never closed turns the rest of the article into code.',
  check: each(function* ({ body }) {
    if (!body.includes('```') && !body.includes('~~~')) return;
    const { unclosed } = readLines(body);
    if (unclosed !== undefined)
      yield {
        line: unclosed,
        message: 'The code block that begins here does not end.',
        remedy: 'Close it with a line of the same marks.',
      };
  }),
};
