import { decode } from '../decode.ts';
import { elementToMarkdown } from '../markup.ts';
import type { Reader } from '../reader.ts';
import { extractBody } from './body.ts';
import { readFields } from './fields.ts';
import { readPage } from './page.ts';
import { textOf } from './plain.ts';

/** Reads an HTML page into the article that it shows. */
export const readHtml: Reader = async (bytes, origin) => {
  const page = readPage(decode(bytes).text);
  const body = extractBody(page.html);
  const text = textOf(body);
  const markdown = body ? elementToMarkdown(body, page.base) : '';
  return [
    { file: origin.file, fields: readFields(page, text, origin.language), body: markdown, problems: [] },
  ];
};
