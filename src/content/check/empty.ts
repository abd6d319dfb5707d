import { each, type Rule } from './rule.ts';

export const empty: Rule = {
  name: 'empty',
  severity: 'warning',
  doc: 'An article without text gives readers a headline and nothing behind it; one with an attachment or a summary is not reported.',
  check: each(function* ({ body, summary, attachments }) {
    if (body.trim() === '' && summary === undefined && attachments.length === 0)
      yield {
        message: 'The article has no text.',
        remedy: 'Write it, or delete the file if it came to be by mistake.',
      };
  }),
};
