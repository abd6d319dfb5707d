import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decode } from '../decode.ts';
import { parseFragment } from '../markup/parse-fragment.ts';
import type { Reader } from '../reader.ts';
import { parseCsv } from './csv.ts';
import { candidateOfExport } from './exported-post.ts';
import { closedPost, refuseNoPost } from './left-out.ts';

/** The HTML of a post without the forms and buttons to subscribe and share. */
function withoutButtons(html: string): string {
  const body = parseFragment(html.replace(/^[^]*?<body[^<>]*>/i, ''));
  for (const widget of body.querySelectorAll('.subscription-widget-wrap, .subscription-widget, .button-wrapper'))
    widget.remove();
  return body.innerHTML;
}

const tables = new Map<string, ReturnType<typeof parseCsv>>();

/** The rows of `posts.csv`, which all posts of an export share. Read once. */
function rowsOf(table: string): ReturnType<typeof parseCsv> {
  const rows = tables.get(table) ?? parseCsv(decode(readFileSync(table)).text);
  tables.set(table, rows);
  return rows;
}

/**
 * Reads a post of an export of Substack: its text is a file `posts/{post_id}.html`, all else stands in `posts.csv`
 * (https://support.substack.com/hc/en-us/articles/360037466012).
 */
export const readSubstack: Reader = async (bytes, origin) => {
  const path = origin.path ?? origin.file;
  const table = [dirname(path), dirname(dirname(path))].map((folder) => join(folder, 'posts.csv')).find(existsSync);
  const rows = table === undefined ? [] : rowsOf(table);
  const id = basename(path).replace(/\.html?$/i, '');
  const number = /^\d+/.exec(id)?.[0];
  const row = rows.find((each) => {
    const postId = each.get('post_id') ?? '';
    return postId === id || (number !== undefined && postId.split('.')[0] === number);
  });
  if (row === undefined) throw refuseNoPost(origin, 'a page that posts.csv does not name');
  const value = (name: string): string | undefined => row.get(name) || undefined;
  const podcast = value('podcast_url');
  // `everyone`, `only_free`, `only_paid`, `founding`.
  const isClosed = /paid|founding/.test(value('audience') ?? '');
  return [
    candidateOfExport(
      {
        title: value('title'),
        summary: value('subtitle'),
        published: value('post_date'),
        slug: id.replace(/^\d+\.?/, '') || undefined,
        draft: !/^true$/i.test(value('is_published') ?? '') || isClosed,
        problems: isClosed ? [closedPost(origin, value('title') ?? id)] : [],
        attachments: podcast === undefined ? [] : [{ url: podcast, type: 'audio/mpeg' }],
        html: withoutButtons(decode(bytes).text),
      },
      'posts.csv of the Substack export',
      origin,
    ),
  ];
};
