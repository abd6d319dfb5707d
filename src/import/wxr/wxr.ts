import type { Problem } from '../../article/problem.ts';
import { decode } from '../decode.ts';
import { type Origin, type Reader, Refusal } from '../reader.ts';
import { entriesOf, findFeed } from '../syndication/feed.ts';
import { toldApart } from '../syndication/identity.ts';
import { plain } from '../syndication/plain.ts';
import { damage, withProblems } from '../syndication/file.ts';
import { beneath, type Element, parseTree } from '../syndication/tree.ts';
import { allIn, metaIn, textIn } from './item.ts';
import { type Blog, postOf } from './post.ts';
import type { MediaFile } from './known.ts';

const typeOf = (item: Element): string => textIn(item, 'wp:post_type') || 'post';
/** Kept by WordPress, but never meant to be read. */
const discarded = /^(?:trash|auto-draft|inherit)$/;

function isPost(item: Element): boolean {
  return typeOf(item) === 'post' && !discarded.test(textIn(item, 'wp:status'));
}

/** Display names by login; where nobody chose one, first and last name. */
function peopleOf(channel: Element): ReadonlyMap<string, string> {
  const people = allIn(channel, 'wp:author').map((author) => {
    const login = textIn(author, 'wp:author_login');
    const full = `${textIn(author, 'wp:author_first_name')} ${textIn(author, 'wp:author_last_name')}`.trim();
    return [login, textIn(author, 'wp:author_display_name') || full || login] as const;
  });
  return new Map(people);
}

function mediaOf(item: Element): MediaFile {
  const [alt, caption] = [metaIn(item, '_wp_attachment_image_alt'), textIn(item, 'excerpt:encoded')];
  const shown = plain({ value: caption, type: 'loose', where: '' });
  return {
    url: textIn(item, 'wp:attachment_url') || textIn(item, 'guid'),
    ...(alt && { alt }),
    ...(shown && { caption: shown }),
  };
}

function numbered<T>(
  items: readonly Element[],
  type: string,
  read: (item: Element) => T,
): ReadonlyMap<string, T> {
  return new Map(
    items
      .filter((item) => typeOf(item) === type)
      .map((item) => [textIn(item, 'wp:post_id'), read(item)] as const),
  );
}

function blogOf(channel: Element, items: readonly Element[]): Blog {
  return {
    title: plain({ value: textIn(channel, 'title'), type: 'loose', where: 'title' }),
    url: textIn(channel, 'wp:base_blog_url') || textIn(channel, 'link'),
    language: textIn(channel, 'language'),
    people: peopleOf(channel),
    library: numbered(items, 'attachment', mediaOf),
    blocks: numbered(items, 'wp_block', (item) => textIn(item, 'content:encoded')),
  };
}

/** What is left out, by kind: `4 pages, 2 attachments, 1 trashed post`. */
function leftOut(items: readonly Element[], { file }: Origin): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    const kind = typeOf(item) === 'post' ? `post (${textIn(item, 'wp:status')})` : typeOf(item);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const list = [...counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  return [
    { rule: 'left-out', severity: 'note', file, message: `Only posts are articles. Left out: ${list}.` },
  ];
}

function noPosts({ file }: Origin): Problem {
  return {
    rule: 'no-entries',
    severity: 'note',
    file,
    message: 'The export holds no posts.',
    remedy: 'Export all content in WordPress, under Tools, Export.',
  };
}

/**
 * Reads a WordPress export (WXR 1.0 to 1.2): its posts, published and scheduled ones with their day, all others as drafts. Pages,
 * files and the rest are counted in a note that the first post carries.
 *
 * @throws {Refusal} where the export holds no posts.
 */
export const readWxr: Reader = async (bytes, origin) => {
  const { root, unclosed } = parseTree(decode(bytes).text);
  const feed = findFeed(root);
  const items = feed === undefined ? [] : entriesOf(feed);
  const channel = feed && (beneath(feed, ({ local }) => local === 'channel')[0] ?? feed);
  const posts = items.filter(isPost);
  const notes = [
    ...damage(origin, unclosed),
    ...leftOut(
      items.filter((item) => !isPost(item)),
      origin,
    ),
  ];
  if (channel === undefined || posts.length === 0) throw new Refusal(noPosts(origin), ...notes);
  const blog = blogOf(channel, items);
  return withProblems(
    notes,
    toldApart(
      posts.map((post) => postOf(post, blog, origin)),
      origin,
    ),
  );
};
