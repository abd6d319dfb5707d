import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport, pictureAt } from './exported-post.ts';
import { withLeftOut } from './left-out.ts';
import { optionalText, readExport } from './read-export.ts';

const schema = v.array(
  v.object({
    slug: v.string(),
    title: optionalText,
    description: optionalText,
    author: optionalText,
    url: optionalText,
    thumbnail: optionalText,
    labels: v.nullish(v.array(v.string()), []),
    publishedAt: optionalText,
    siteName: optionalText,
  }),
);

/**
 * Reads a list of an export of Omnivore (`metadata_0_to_20.json`). A saved page whose text is in `content/{slug}.html`
 * is an article; others are only links and are left out.
 */
export const readOmnivore: Reader = async (bytes, origin) => {
  const pages = readExport(schema, bytes, origin, 'Omnivore');
  const folder = join(dirname(origin.path ?? origin.file), 'content');
  const links: string[] = [];
  const candidates = pages.flatMap((page) => {
    let html: string;
    try {
      html = decode(readFileSync(join(folder, `${basename(page.slug)}.html`))).text;
    } catch {
      links.push(page.url ?? page.slug);
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
  return withLeftOut(candidates, origin, 'links without a text', links);
};
