import { referencesOf } from './prose.ts';
import { each, type Rule } from './rule.ts';

const insecure = /^http:\/\//i;

export const insecureImage: Rule = {
  name: 'insecure-image',
  severity: 'note',
  doc: 'Web readers show pages over HTTPS and drop or block an image that is fetched over plain HTTP.',
  check: each(function* ({ body, image }) {
    const remedy = 'Write https:// if the site answers there, or keep a copy below media/.';
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
