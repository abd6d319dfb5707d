import { referencesOf } from './prose.ts';
import { type CheckRule, eachArticle } from './rule.ts';

const insecure = /^http:\/\//i;

export const insecureImage: CheckRule = {
  name: 'insecure-image',
  severity: 'note',
  doc: 'Web readers use HTTPS and block images that are fetched over plain HTTP.',
  check: eachArticle(function* ({ body, image }) {
    const remedy = 'Write https:// if the site supports it, or keep a copy in media/.';
    if (image !== undefined && insecure.test(image.url))
      yield { key: 'image', message: `The image ${image.url} is fetched without encryption.`, remedy };
    for (const reference of referencesOf(body))
      if (reference.image && insecure.test(reference.url))
        yield {
          line: reference.line,
          message: `The image ${reference.url} is fetched without encryption.`,
          remedy,
        };
  }),
};

export const missingAlt: CheckRule = {
  name: 'missing-alt',
  severity: 'note',
  doc: 'An image without a description is lost to people who listen to the article or read it without images.',
  check: eachArticle(function* ({ body, image }) {
    if (image !== undefined && image.alt === undefined && image.caption === undefined)
      yield {
        key: 'image',
        message: 'The article’s image has no description.',
        remedy: 'Add alt: with a description.',
      };
    for (const { image: isImage, text, line } of referencesOf(body))
      if (isImage && text === undefined)
        yield {
          line,
          message: 'The image has no description.',
          remedy: 'Add alt="…" with a description; alt="" if it is decorative.',
        };
      else if (isImage && text?.trim() === '')
        yield {
          line,
          message: 'The image has no description.',
          remedy: 'Write a description between the brackets.',
        };
  }),
};
