import { parseHTML } from 'linkedom';
import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport, type ExportedPost } from './exported-post.ts';
import { refuseNoPost } from './left-out.ts';

/** Names of properties of a page, by the field for which they are taken, the best first. */
const properties = {
  published: /^(?:publish(?:ed)?(?: (?:on|at|date|time))?|date|day|created(?: (?:on|at|time|date))?)$/i,
  updated: /^(?:updated|last edited(?: time)?|modified)$/i,
  tags: /^(?:tags?|categor(?:y|ies)|topics?|labels?|keywords)$/i,
  authors: /^(?:authors?|writer|by)$/i,
  summary: /^(?:summary|description|excerpt|subtitle)$/i,
  url: /^(?:url|link|canonical(?: url)?)$/i,
  slug: /^slug$/i,
  status: /^(?:status|state|stage|draft)$/i,
};
const order = ['publish', 'date', 'day', 'created'];
const unfinished =
  /^(?:draft|idea|not started|in progress|in review|to ?do|backlog|planned|writing|yes|true)$/i;

function rank([name]: readonly [string, string]): number {
  return order.findIndex((begin) => name.toLowerCase().startsWith(begin));
}

/** The fields that the properties of a page state. */
function fieldsOf(stated: readonly (readonly [name: string, value: string])[]): Partial<ExportedPost> {
  const value = (field: keyof typeof properties): string | undefined => {
    // `Published` may also be a box to tick.
    const isBox = (text: string) => field === 'published' && /^(?:yes|no)$/i.test(text);
    const found = stated.filter(
      ([name, text]) => properties[field].test(name) && text !== '' && !isBox(text),
    );
    return found.toSorted((a, b) => rank(a) - rank(b))[0]?.[1];
  };
  const isUnpublished = stated.some(([name, text]) => /^published$/i.test(name) && /^no$/i.test(text));
  const day = value('published')
    ?.replace(/^@/, '')
    .replace(/\s*→.*$/, '');
  return {
    published: day,
    updated: value('updated')?.replace(/^@/, ''),
    tags: (value('tags') ?? '').split(','),
    authors: (value('authors') ?? '').split(','),
    summary: value('summary'),
    url: value('url'),
    slug: value('slug'),
    draft: isUnpublished || unfinished.test(value('status') ?? ''),
  };
}

/** A link to another page or table of the export: its file name ends with an id of 32 hexadecimal digits. */
const pageLink = /\[([^\]\n]{0,500})\]\([^()\n]{0,500}?[\da-f]{32}(?:_all)?\.(?:md|csv|html)\)/g;

/**
 * Reads a page of an export of Notion, in Markdown or HTML (https://www.notion.so/help/export-your-content). Properties of the page
 * become fields. Links to other pages of the export become text. A page that only lists other pages is left out.
 */
export const readNotion: Reader = async (bytes, origin) => {
  const { text } = decode(bytes);
  if (/\.md$/i.test(origin.file)) {
    const [, title, block = '', body = ''] =
      /^\s*#[ \t]+([^\n]*)\n+((?:[^\n:]{1,60}: [^\n]*\n)*)([^]*)$/.exec(
        `${text.replace(/\r\n?/g, '\n')}\n`,
      ) ?? [];
    const stated = [...block.matchAll(/^([^\n:]+): (.*)$/gm)].map(
      ([, name = '', value = '']) => [name.trim(), value.trim()] as const,
    );
    const known = stated.some(([name]) => Object.values(properties).some((pattern) => pattern.test(name)));
    const source = title === undefined ? text : known ? body : block + body;
    if (/[\p{L}\p{N}]/u.test(source) && !/[\p{L}\p{N}]/u.test(source.replace(pageLink, '')))
      throw refuseNoPost(origin, 'a page of Notion that only lists others');
    return [
      candidateOfExport(
        { title, markdown: source.replace(pageLink, '$1'), ...(known && fieldsOf(stated)) },
        'the page of Notion',
        origin,
      ),
    ];
  }
  const { document } = parseHTML(text);
  const body = document.querySelector('.page-body');
  if (!body) throw refuseNoPost(origin, 'a page of a Notion export without a text');
  for (const link of body.querySelectorAll('a[href]'))
    if (/[\da-f]{32}\.(?:html|csv)$/.test(link.getAttribute('href') ?? ''))
      link.replaceWith(link.textContent ?? '');
  const stated = [...document.querySelectorAll('table.properties tr')].map((row) => {
    const values = [...row.querySelectorAll('td .selected-value, td .user')].map((value) =>
      value.textContent?.trim(),
    );
    const value = values.length > 0 ? values.join(', ') : row.querySelector('td')?.textContent?.trim();
    return [row.querySelector('th')?.textContent?.trim() ?? '', value ?? ''] as const;
  });
  const cover = document.querySelector('.page-cover-image')?.getAttribute('src') ?? undefined;
  return [
    candidateOfExport(
      {
        title: document.querySelector('.page-title')?.textContent?.trim(),
        image: cover,
        html: body.innerHTML,
        ...fieldsOf(stated),
      },
      'the page of Notion',
      origin,
    ),
  ];
};
