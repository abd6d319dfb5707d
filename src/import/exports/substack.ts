import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { parseCsv } from './csv.ts';
import { candidateOfExport } from './exported-post.ts';
import { refuseNoPost } from './left-out.ts';

/**
 * Reads a post of an export of Substack: its text is a file `posts/{post_id}.html`, all else stands in `posts.csv`
 * (https://support.substack.com/hc/en-us/articles/360037466012).
 */
export const readSubstack: Reader = async (bytes, origin) => {
  const path = origin.path ?? origin.file;
  const table = [dirname(path), dirname(dirname(path))]
    .map((folder) => join(folder, 'posts.csv'))
    .find(existsSync);
  const rows = table === undefined ? [] : parseCsv(decode(readFileSync(table)).text);
  const id = basename(path).replace(/\.html?$/i, '');
  const number = /^\d+/.exec(id)?.[0];
  const row = rows.find((each) => {
    const postId = each.get('post_id') ?? '';
    return postId === id || (number !== undefined && postId.split('.')[0] === number);
  });
  if (row === undefined) throw refuseNoPost(origin, 'a page that posts.csv does not name');
  const value = (name: string): string | undefined => row.get(name) || undefined;
  const podcast = value('podcast_url');
  return [
    candidateOfExport(
      {
        title: value('title'),
        summary: value('subtitle'),
        published: value('post_date'),
        slug: id.replace(/^\d+\.?/, '') || undefined,
        draft: value('is_published') !== 'true',
        attachments: podcast === undefined ? [] : [{ url: podcast, type: 'audio/mpeg' }],
        html: decode(bytes).text,
      },
      'posts.csv of the Substack export',
      origin,
    ),
  ];
};
