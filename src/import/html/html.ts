import { divideBySureness } from '../../article/candidate.ts';
import { decode } from '../decode.ts';
import { elementToMarkdown } from '../markup.ts';
import type { Reader } from '../reader.ts';
import { extractBody } from './body.ts';
import { runDefuddle } from './defuddle.ts';
import { readFields } from './fields.ts';
import { readPage } from './page.ts';
import { findProblems } from './problems.ts';
import { tidy } from './tidy.ts';
import { refuseUnwieldy } from '../weight.ts';

/**
 * Reads an HTML page into the article that it shows: fields by the table of `sources.ts`, body as Markdown with absolute
 * addresses. A page without an article comes back with a problem and no body.
 */
export const readHtml: Reader = async (bytes, origin) => {
  const decoded = decode(bytes);
  refuseUnwieldy(decoded.text, origin.file);
  const page = readPage(decoded.text);
  const defuddle = runDefuddle(page);
  const found = extractBody(page, defuddle);
  const { fields, proposals } = divideBySureness(readFields(page, found, defuddle, origin.language));
  const known = [fields.title?.value ?? '', ...(fields.authors?.value ?? []).map(({ name }) => name)];
  if (found) tidy(found, known, fields.language?.value, page.url?.value);
  const body = found ? elementToMarkdown(found, page.base ?? origin.base) : '';
  const problems = findProblems(origin.file, page, decoded, fields, body);
  return [{ file: origin.file, fields, ...(proposals && { proposals }), body, problems }];
};
