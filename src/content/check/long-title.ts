import { each, type Rule } from './rule.ts';

const most = 200;

export const longTitle: Rule = {
  name: 'long-title',
  severity: 'warning',
  doc: `A title of more than ${most} characters is probably a paragraph; readers cut it.`,
  check: each(function* ({ title }) {
    if (title.length > most)
      yield {
        key: 'title',
        message: `The title has ${title.length} characters.`,
        remedy: 'Shorten it, or move a part of it to summary:.',
      };
  }),
};
