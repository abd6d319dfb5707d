import { divideBySureness } from '../../article/candidate.ts';
import { decode } from '../decode.ts';
import { elementToMarkdown } from '../markup.ts';
import type { Reader } from '../reader.ts';
import { refuseUnwieldy } from '../weight.ts';
import { extractBody } from './body.ts';
import { readFields } from './fields.ts';
import { readPage } from './page.ts';
import { findProblems } from './problems.ts';
import { removeChrome } from './remove-chrome.ts';

/**
 * Reads an HTML page into the article that it shows: fields by the table of `sources.ts`, body as Markdown with
 * absolute addresses. A page without an article comes back with a problem and no body.
 */
export const readHtml: Reader = async (bytes, origin) => {
  const decoded = decode(bytes);
  refuseUnwieldy(decoded.text, origin.file);
  const page = readPage(decoded.text);
  const extracted = extractBody(page);
  const { fields, proposals } = divideBySureness(readFields(page, extracted.element, origin.language));
  if (extracted.element) removeChrome(extracted.element, fields);
  const body = extracted.element ? elementToMarkdown(extracted.element, page.base ?? origin.base) : '';
  const problems = findProblems(origin.file, { page, decoded, extracted, fields, body });
  return [{ file: origin.file, fields, ...(proposals && { proposals }), body, problems }];
};
