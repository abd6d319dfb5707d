import { parseHTML } from 'linkedom';
import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport, type ExportedPost, pictureAt } from './exported-post.ts';
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
const isProperty = (name: string): boolean => Object.values(properties).some((pattern) => pattern.test(name));
const unfinished = /^(?:draft|idea|not started|in progress|in review|to ?do|backlog|planned|writing|yes|true)$/i;

function rank([name]: readonly [string, string]): number {
  return order.findIndex((begin) => name.toLowerCase().startsWith(begin));
}

/** The fields that the properties of a page state. */
function fieldsOf(stated: readonly (readonly [name: string, value: string])[]): Partial<ExportedPost> {
  const value = (field: keyof typeof properties): string | undefined => {
    // `Published` may also be a box to tick.
    const isBox = (text: string) => field === 'published' && /^(?:yes|no)$/i.test(text);
    const found = stated.filter(([name, text]) => properties[field].test(name) && text !== '' && !isBox(text));
    return found.toSorted((a, b) => rank(a) - rank(b))[0]?.[1];
  };
  const isUnpublished = stated.some(([name, text]) => /^published$/i.test(name) && /^no$/i.test(text));
  const day = value('published')?.replace(/^@/, '').split('→')[0];
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

/**
 * Whether a link leads to another page or table of the export: its file name ends with an id of 32 hexadecimal digits.
 */
const isPageLink = (target: string): boolean => /[\da-f]{32}(?:_all)?\.(?:md|csv|html)$/.test(target);

/** Markdown with the links to other pages of the export replaced. */
function replacePageLinks(markdown: string, replacement: (label: string) => string): string {
  return markdown.replace(/(?<!!)\[([^[\]\n]*)\]\(([^()\n]*)\)/g, (link, label: string, target: string) =>
    isPageLink(target) ? replacement(label) : link,
  );
}

/** The title, the properties (lines `Name: value`) and the text of a page in Markdown. */
function splitPage(text: string): {
  readonly title: string | undefined;
  readonly stated: readonly (readonly [name: string, value: string])[];
  readonly body: string;
} {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
  const title = lines[0]?.startsWith('# ') ? lines[0].slice(2).trim() : undefined;
  const rest = lines.slice(title === undefined ? 0 : 1);
  while (rest[0]?.trim() === '') rest.shift();
  const properties = rest.findIndex((line) => !/^[^\n:]{1,60}: /.test(line));
  const stated = rest.slice(0, Math.max(properties, 0)).map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon).trim(), line.slice(colon + 2).trim()] as const;
  });
  const isKnown = stated.some(([name]) => isProperty(name));
  return isKnown
    ? { title, stated, body: rest.slice(stated.length).join('\n') }
    : { title, stated: [], body: rest.join('\n') };
}

/**
 * Reads a page of an export of Notion, in Markdown or HTML (https://www.notion.so/help/export-your-content). Properties
 * of the page become fields. Links to other pages of the export become text. A page that only lists other pages is left
 * out.
 */
export const readNotion: Reader = async (bytes, origin) => {
  const { text } = decode(bytes);
  if (/\.md$/i.test(origin.file)) {
    const { title, stated, body } = splitPage(text);
    const words = /[\p{L}\p{N}]/u;
    if (words.test(body) && !words.test(replacePageLinks(body, () => '')))
      throw refuseNoPost(origin, 'a page of Notion that only lists others');
    return [
      candidateOfExport(
        { title, markdown: replacePageLinks(body, (label) => label), ...fieldsOf(stated) },
        'the page of Notion',
        origin,
      ),
    ];
  }
  const { document } = parseHTML(text);
  const body = document.querySelector('.page-body');
  if (!body) throw refuseNoPost(origin, 'a page of a Notion export without a text');
  for (const link of body.querySelectorAll('a[href]'))
    if (isPageLink(link.getAttribute('href') ?? '')) link.replaceWith(link.textContent ?? '');
  const stated = [...document.querySelectorAll('table.properties tr')].map((row) => {
    const values = [...row.querySelectorAll('td .selected-value, td .user')].map((value) => value.textContent?.trim());
    const value = values.length > 0 ? values.join(', ') : row.querySelector('td')?.textContent?.trim();
    return [row.querySelector('th')?.textContent?.trim() ?? '', value ?? ''] as const;
  });
  const cover = document.querySelector('.page-cover-image')?.getAttribute('src') ?? undefined;
  return [
    candidateOfExport(
      {
        title: document.querySelector('.page-title')?.textContent?.trim(),
        image: pictureAt(cover),
        html: body.innerHTML,
        ...fieldsOf(stated),
      },
      'the page of Notion',
      origin,
    ),
  ];
};
