import * as v from 'valibot';
import type { Reader } from '../reader.ts';
import { candidateOfExport, pictureAt } from './exported-post.ts';
import { withLeftOut } from './left-out.ts';
import { optionalText, readExport } from './read-export.ts';

const postSchema = v.object({
  title: optionalText,
  contentMarkdown: v.string(),
  slug: optionalText,
  cuid: optionalText,
  brief: optionalText,
  subtitle: optionalText,
  dateAdded: v.nullish(v.union([v.string(), v.number()])),
  dateUpdated: v.nullish(v.union([v.string(), v.number()])),
  coverImage: optionalText,
  isActive: v.nullish(v.boolean()),
  isDraft: v.nullish(v.boolean()),
  url: optionalText,
  tags: v.optional(v.array(v.unknown()), []),
  author: v.nullish(v.unknown()),
});
const schema = v.union([
  v.array(postSchema),
  v.pipe(
    v.object({ posts: v.array(postSchema), drafts: v.optional(v.array(postSchema), []) }),
    v.transform(({ posts, drafts }) => [...posts, ...drafts.map((draft) => ({ ...draft, isDraft: true }))]),
  ),
]);

const nameSchema = v.pipe(
  v.object({ name: v.string() }),
  v.transform(({ name }) => name),
);

function nameIn(value: unknown): string[] {
  const read = v.safeParse(nameSchema, value);
  return read.success ? [read.output] : [];
}

/** A moment as text, or as milliseconds since the epoch. */
function dateOf(date: string | number | null | undefined): string | undefined {
  return typeof date === 'number' ? new Date(date).toISOString() : (date ?? undefined);
}

/** Reads an export of Hashnode: posts and drafts with their Markdown. `%[address]` embeds a page. */
export const readHashnode: Reader = async (bytes, origin) => {
  const posts = readExport(schema, bytes, origin, 'Hashnode');
  const candidates = posts.map((post) => {
    const draft = post.isDraft === true || post.isActive === false;
    return candidateOfExport(
      {
        title: post.title ?? undefined,
        entry: post.cuid ?? post.slug ?? post.title ?? undefined,
        slug: post.slug ?? undefined,
        published: draft ? undefined : dateOf(post.dateAdded),
        updated: dateOf(post.dateUpdated),
        authors: nameIn(post.author),
        tags: post.tags.flatMap(nameIn),
        summary: post.subtitle ?? undefined,
        url: post.url ?? undefined,
        image: pictureAt(post.coverImage),
        draft,
        markdown: post.contentMarkdown
          .replace(/%\[(https?:\/\/[^[\]\s]+)\]/g, '<$1>')
          .replace(/(!\[[^[\]\n]*\]\([^()[\s]+) align="\w+"\)/g, '$1)'),
      },
      'the Hashnode export',
      origin,
    );
  });
  return withLeftOut(candidates, origin);
};
