import { Readability } from '@mozilla/readability';
import { parse } from './page.ts';

/** The element that holds the article's text, of a document of its own. */
export function extractBody(html: string): Element | undefined {
  const document = parse(html);
  const article = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    keepClasses: true,
    charThreshold: 250,
  }).parse();
  return article?.content ?? undefined;
}
