import * as v from 'valibot';
import { slug } from '../../text/slug.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport, pictureAt } from './exported-post.ts';
import { withLeftOut } from './left-out.ts';
import { optionalText, readExport } from './read-export.ts';

const schema = v.array(
  v.object({
    title: v.string(),
    body_markdown: v.string(),
    slug: optionalText,
    published: v.nullish(v.boolean()),
    published_at: optionalText,
    edited_at: optionalText,
    cached_tag_list: optionalText,
    canonical_url: optionalText,
    description: optionalText,
    main_image: optionalText,
    language: optionalText,
  }),
);

/** The pages to which Liquid tags of Forem lead, by name: `{% youtube id %}`. */
const pages = new Map([
  ['youtube', 'https://www.youtube.com/watch?v='],
  ['vimeo', 'https://vimeo.com/'],
  ['github', 'https://github.com/'],
  ['twitter', 'https://twitter.com/i/status/'],
  ['tweet', 'https://twitter.com/i/status/'],
  ['codepen', ''],
  ['link', ''],
  ['embed', ''],
]);

/**
 * Markdown of Forem as CommonMark: no front matter, and Liquid tags as links. Other tags lose their braces, and their
 * text stays.
 */
function withoutLiquid(markdown: string): string {
  return markdown
    .replace(/^---\n[^]*?\n---\n/, '')
    .replace(/\{%[ \t]{0,9}(\w+)\b([^%\n]*)%\}/g, (_, name: string, argument: string) => {
      const [target = ''] = argument.trim().split(' ');
      const url = /^https?:/.test(target) ? target : `${pages.get(name) ?? ''}${target}`;
      return /^https?:/.test(url) ? `<${url}>` : '';
    });
}

/**
 * The slug without the number that Forem adds to the slug of the title; undefined for a draft, whose slug is temporary.
 */
function ownSlug(title: string, stated: string): string | undefined {
  if (/-temp-slug-\d+$/.test(stated)) return undefined;
  const plain = stated.replace(/-[a-z\d]{1,5}$/, '');
  return (plain === slug(title) ? plain : stated) || undefined;
}

/**
 * Reads the `articles.json` of an export of dev.to and other sites made with Forem (https://dev.to/settings/account).
 */
export const readDevto: Reader = async (bytes, origin) => {
  const posts = readExport(schema, bytes, origin, 'dev.to');
  const candidates = posts.map((post) =>
    candidateOfExport(
      {
        title: post.title,
        entry: post.slug ?? post.title,
        slug: ownSlug(post.title, post.slug ?? ''),
        published: post.published === false ? undefined : (post.published_at ?? undefined),
        updated: post.edited_at ?? undefined,
        tags: (post.cached_tag_list ?? '').split(','),
        language: post.language ?? undefined,
        summary: post.description ?? undefined,
        url: post.canonical_url ?? undefined,
        image: pictureAt(post.main_image),
        draft: post.published === false || !post.published_at,
        markdown: withoutLiquid(post.body_markdown.replace(/\r\n?/g, '\n')),
      },
      'articles.json',
      origin,
    ),
  );
  return withLeftOut(candidates, origin);
};
