import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { decode } from '../decode.ts';
import { parseLooseJson } from '../feed/read-json-feed.ts';
import { type Reader, Refusal } from '../reader.ts';
import { candidateOfExport, pictureAt } from './exported-post.ts';
import { noPostsIn, withLeftOut } from './left-out.ts';

const text = v.nullish(v.string());
const schema = v.array(
  v.object({
    slug: v.string(),
    title: text,
    description: text,
    author: text,
    url: text,
    thumbnail: text,
    labels: v.nullish(v.array(v.string()), []),
    publishedAt: text,
    siteName: text,
  }),
);

/**
 * Reads a list of an export of Omnivore (`metadata_0_to_20.json`). A saved page whose text is in `content/{slug}.html`
 * is an article; others are only links and are left out.
 */
export const readOmnivore: Reader = async (bytes, origin) => {
  const read = v.safeParse(schema, parseLooseJson(decode(bytes).text));
  if (!read.success) throw new Refusal(noPostsIn(origin, 'Omnivore'));
  const folder = join(dirname(origin.path ?? origin.file), 'content');
  const candidates = read.output.flatMap((page) => {
    let html: string;
    try {
      html = decode(readFileSync(join(folder, `${basename(page.slug)}.html`))).text;
    } catch {
      return [];
    }
    return [
      candidateOfExport(
        {
          title: page.title ?? undefined,
          entry: page.slug,
          published: page.publishedAt ?? undefined,
          authors: page.author ? [page.author] : [],
          tags: page.labels ?? [],
          summary: page.description ?? undefined,
          source: page.siteName ? { name: page.siteName } : undefined,
          url: page.url ?? undefined,
          image: pictureAt(page.thumbnail),
          html: html.replace(/^[^]*?<body[^<>]*>|<\/body\s*>[^]*$/gi, ''),
        },
        'the Omnivore export',
        origin,
      ),
    ];
  });
  const links = read.output.length - candidates.length;
  return withLeftOut(candidates, links, 'links without a text', origin);
};
