import { decode } from '../decode.ts';
import { elementToMarkdown } from '../markup.ts';
import type { Reader } from '../reader.ts';
import { extractBody } from './body.ts';
import { readFields } from './fields.ts';
import { readPage } from './page.ts';
import { textOf } from './plain.ts';
import { tidy } from './tidy.ts';

/** Reads an HTML page into the article that it shows. */
export const readHtml: Reader = async (bytes, origin) => {
  const page = readPage(decode(bytes).text);
  const body = extractBody(page);
  const fields = readFields(page, textOf(body), origin.language);
  if (body)
    tidy(
      body,
      [fields.title?.value ?? '', ...(fields.authors?.value ?? []).map(({ name }) => name)],
      fields.language?.value,
    );
  const markdown = body ? elementToMarkdown(body, page.base) : '';
  return [{ file: origin.file, fields, body: markdown, problems: [] }];
};
