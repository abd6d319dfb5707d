import { referencesOf } from './prose.ts';
import { each, type Rule } from './rule.ts';

export const missingAlt: Rule = {
  name: 'missing-alt',
  severity: 'note',
  doc: 'An image without a description tells nothing to people who listen to the article or read it without images.',
  check: each(function* ({ body, image }) {
    if (image !== undefined && image.alt === undefined && image.caption === undefined)
      yield {
        key: 'image',
        message: 'The article’s image has no description.',
        remedy: 'Add alt: with what it shows.',
      };
    for (const { image: isImage, text, line } of referencesOf(body))
      if (isImage && text === undefined)
        yield {
          line,
          message: 'The image has no description.',
          remedy: 'Add alt="…" with what it shows; alt="" if it is an ornament.',
        };
      else if (isImage && text?.trim() === '')
        yield {
          line,
          message: 'The image has no description.',
          remedy: 'Write between the brackets what it shows.',
        };
  }),
};
