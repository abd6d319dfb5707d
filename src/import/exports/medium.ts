import { parseHTML } from 'linkedom';
import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport } from './exported-post.ts';
import { refuseNoPost } from './left-out.ts';

/**
 * Reads a post of an export of Medium: microformats h-entry
 * (https://help.medium.com/hc/en-us/articles/115004745787-Download-your-information). Its other pages (profile, lists,
 * claps) are no posts. Files of drafts begin with `draft_`; they have no day.
 */
export const readMedium: Reader = async (bytes, origin) => {
  const { document } = parseHTML(decode(bytes).text);
  const article = document.querySelector('.h-entry');
  const body = article?.querySelector('.e-content, [data-field="body"]');
  if (!article || !body) throw refuseNoPost(origin, 'a page of a Medium export');
  const textOf = (selector: string): string | undefined => article.querySelector(selector)?.textContent?.trim();
  const title = textOf('.p-name');
  const summary = textOf('.p-summary');
  // The body repeats title and subtitle as its first headings.
  for (const heading of [...body.querySelectorAll('.graf--title, .graf--subtitle, h3, h4')].slice(0, 2))
    if ([title, summary].includes(heading.textContent?.trim())) heading.remove();
  for (const line of body.querySelectorAll('.section-divider'))
    if (!line.nextElementSibling?.textContent) line.remove();
  const author = textOf('footer .p-author') ?? textOf('.p-author');
  const published = article.querySelector('.dt-published')?.getAttribute('datetime') ?? undefined;
  return [
    candidateOfExport(
      {
        title,
        published,
        summary,
        authors: author === undefined ? [] : [author],
        url: article.querySelector('.p-canonical')?.getAttribute('href') ?? undefined,
        draft: published === undefined || /(?:^|\/)draft_[^/]*$/.test(origin.file),
        html: body.innerHTML,
      },
      'the Medium export',
      origin,
    ),
  ];
};
