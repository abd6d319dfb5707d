import * as v from 'valibot';
import type { Problem } from '../../article/problem.ts';
import type { Origin, Reader } from '../reader.ts';
import { candidateOfExport, pictureAt } from './exported-post.ts';
import { htmlOfLexical } from './lexical.ts';
import { closedPost, withLeftOut } from './left-out.ts';
import { optionalText, readExport } from './read-export.ts';

const postSchema = v.object({
  id: v.union([v.string(), v.number()]),
  title: v.nullish(v.string(), ''),
  slug: optionalText,
  html: optionalText,
  plaintext: optionalText,
  lexical: optionalText,
  mobiledoc: optionalText,
  feature_image: optionalText,
  status: optionalText,
  visibility: optionalText,
  type: optionalText,
  page: v.nullish(v.union([v.boolean(), v.number()])),
  published_at: optionalText,
  updated_at: optionalText,
  custom_excerpt: optionalText,
  canonical_url: optionalText,
  locale: optionalText,
});
const linkSchema = v.object({
  post_id: v.union([v.string(), v.number()]),
  tag_id: v.optional(v.union([v.string(), v.number()])),
  author_id: v.optional(v.union([v.string(), v.number()])),
});
const named = v.array(v.object({ id: v.union([v.string(), v.number()]), name: v.string() }));
const dataSchema = v.object({
  posts: v.array(postSchema),
  tags: v.optional(named, []),
  users: v.optional(named, []),
  posts_tags: v.optional(v.array(linkSchema), []),
  posts_authors: v.optional(v.array(linkSchema), []),
  settings: v.optional(v.array(v.object({ key: v.string(), value: v.nullish(v.unknown()) })), []),
});
const exportSchema = v.union([
  v.pipe(
    v.object({ db: v.tuple([v.object({ data: dataSchema })]) }),
    v.transform(({ db }) => db[0].data),
  ),
  v.pipe(
    v.object({ data: dataSchema }),
    v.transform(({ data }) => data),
  ),
]);

function noHtml({ file }: Origin, title: string): Problem {
  return {
    rule: 'no-html',
    severity: 'warning',
    file,
    message: `“${title}” has no text in the export that can be read.`,
    remedy: 'Save the post again in Ghost and export once more.',
  };
}

/**
 * Reads an export of Ghost (https://ghost.org/docs/migration/custom/). Pages are left out. Pictures in a folder
 * `content/images` beside the file come along; `__GHOST_URL__` stands for the site's address, which the export does not
 * name.
 */
export const readGhost: Reader = async (bytes, origin) => {
  const { posts, tags, users, posts_tags, posts_authors, settings } = readExport(exportSchema, bytes, origin, 'Ghost');
  const names = new Map([...tags, ...users].map(({ id, name }) => [id, name]));
  const setting = (key: string): string | undefined => {
    const value = settings.find((each) => each.key === key)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const blog = setting('title');
  const base = origin.base?.replace(/\/$/, '');
  const local = (address: string | null | undefined): string | undefined =>
    address?.replaceAll('__GHOST_URL__/content/', 'content/').replaceAll('__GHOST_URL__', base ?? '') || undefined;
  const tagsOf = Map.groupBy(posts_tags, ({ post_id }) => post_id);
  const authorsOf = Map.groupBy(posts_authors, ({ post_id }) => post_id);
  const isPage = ({ type, page }: (typeof posts)[number]): boolean => type === 'page' || Boolean(page);
  const articles = posts.filter((post) => !isPage(post));
  const candidates = articles.map((post) => {
    const isClosed = !/^public$/.test(post.visibility ?? 'public');
    const title = post.title || 'A post';
    const text = post.html || htmlOfLexical(post.lexical ?? '') || post.plaintext || '';
    const { id, status, published_at } = post;
    const page = base === undefined || !post.slug ? undefined : `${base}/${post.slug}/`;
    return candidateOfExport(
      {
        entry: String(id),
        // The `guid` of its entry in Ghost's RSS.
        id: String(id),
        title: post.title === '(Untitled)' ? undefined : post.title,
        slug: post.slug ?? undefined,
        // A draft has no day of publication.
        published: published_at ?? undefined,
        updated: post.updated_at ?? undefined,
        authors: (authorsOf.get(id) ?? []).flatMap(({ author_id = '' }) => names.get(author_id) ?? []),
        tags: (tagsOf.get(id) ?? [])
          .flatMap(({ tag_id = '' }) => names.get(tag_id) ?? [])
          // Internal tags begin with a number sign.
          .filter((name) => !name.startsWith('#')),
        language: post.locale ?? setting('locale') ?? setting('lang'),
        summary: post.custom_excerpt ?? undefined,
        source: blog === undefined ? undefined : { name: blog, ...(base && { url: base }) },
        url: post.canonical_url ?? page,
        image: pictureAt(local(post.feature_image)),
        draft: isClosed || (status !== 'published' && status !== 'scheduled' && status !== 'sent'),
        html: local(text) ?? '',
        problems: [...(isClosed ? [closedPost(origin, title)] : []), ...(text === '' ? [noHtml(origin, title)] : [])],
      },
      'the Ghost export',
      origin,
    );
  });
  const pages = posts.filter(isPage).map(({ title, id }) => `“${title || id}”`);
  return withLeftOut(candidates, origin, 'pages', pages);
};
