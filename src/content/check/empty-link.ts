import { referencesOf } from './prose.ts';
import { each, type Rule } from './rule.ts';

export const emptyLink: Rule = {
  name: 'empty-link',
  severity: 'warning',
  doc: 'A link without a target or without a text is usually left over from a button of the page.',
  check: each(function* ({ body }) {
    for (const { image, url, text, line } of referencesOf(body)) {
      if (url === '' || url === '#' || /^javascript:/i.test(url))
        yield {
          line,
          message: image ? 'The image has no address.' : `The link "${text ?? ''}" leads nowhere.`,
          remedy: 'Write where it leads, or leave the words alone.',
        };
      else if (!image && text?.trim() === '')
        yield {
          line,
          message: `The link to ${url} has no text.`,
          remedy: 'Write between the brackets what it leads to, or delete it.',
        };
    }
  }),
};
