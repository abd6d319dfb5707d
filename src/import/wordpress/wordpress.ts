import type { Problem } from '../../article/problem.ts';
import { decode } from '../decode.ts';
import { type Origin, type Reader, Refusal } from '../reader.ts';
import { notWellFormed, withFileProblems } from '../feed/feed.ts';
import { channelElement, entryElements, findFeed } from '../feed/feed-elements.ts';
import { tellApart } from '../feed/identity.ts';
import { shownLine } from '../feed/plain.ts';
import { childrenNamed, childText, parseXml, type XmlElement } from '../feed/xml.ts';
import { candidateOfPost, metaIn, type WordPressBlog } from './post.ts';
import type { MediaFile } from './shortcode-table.ts';

const typeOf = (item: XmlElement): string => childText(item, 'wp:post_type') || 'post';
/** Posts that WordPress keeps, but that are not for readers. */
const discarded = /^(?:trash|auto-draft|inherit)$/;

function isPost(item: XmlElement): boolean {
  return typeOf(item) === 'post' && !discarded.test(childText(item, 'wp:status'));
}

/** Names of authors by login: the display name, else first and last name, else the login. */
function peopleOf(channel: XmlElement): ReadonlyMap<string, string> {
  const people = childrenNamed(channel, 'wp:author').map((author) => {
    const login = childText(author, 'wp:author_login');
    const full = `${childText(author, 'wp:author_first_name')} ${childText(author, 'wp:author_last_name')}`.trim();
    return [login, childText(author, 'wp:author_display_name') || full || login] as const;
  });
  return new Map(people);
}

function mediaOf(item: XmlElement): MediaFile {
  const [alt, caption] = [metaIn(item, '_wp_attachment_image_alt'), childText(item, 'excerpt:encoded')];
  const shown = shownLine(caption);
  return {
    url: childText(item, 'wp:attachment_url') || childText(item, 'guid'),
    ...(alt && { alt }),
    ...(shown && { caption: shown }),
  };
}

function numbered<T>(
  items: readonly XmlElement[],
  type: string,
  read: (item: XmlElement) => T,
): ReadonlyMap<string, T> {
  return new Map(
    items.filter((item) => typeOf(item) === type).map((item) => [childText(item, 'wp:post_id'), read(item)] as const),
  );
}

function blogOf(channel: XmlElement, items: readonly XmlElement[]): WordPressBlog {
  return {
    title: shownLine(childText(channel, 'title')),
    url: childText(channel, 'wp:base_blog_url') || childText(channel, 'link'),
    language: childText(channel, 'language'),
    people: peopleOf(channel),
    library: numbered(items, 'attachment', mediaOf),
    blocks: numbered(items, 'wp_block', (item) => childText(item, 'content:encoded')),
  };
}

/** A note that counts the items left out, by kind. */
function leftOut(items: readonly XmlElement[], { file }: Origin): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    const kind = typeOf(item) === 'post' ? `post (${childText(item, 'wp:status')})` : typeOf(item);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const list = [...counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  return [{ rule: 'left-out', severity: 'note', file, message: `Only posts are articles. Left out: ${list}.` }];
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
 * Reads a WordPress export (WXR 1.0 to 1.2). Returns its posts; those neither published nor scheduled are drafts. The
 * first candidate has a note that counts pages, files and other items. Throws `Refusal` if the export has no posts.
 */
export const readWordPress: Reader = async (bytes, origin) => {
  const { root, unclosed } = parseXml(decode(bytes).text);
  const feed = findFeed(root);
  const items = feed === undefined ? [] : entryElements(feed);
  const channel = feed && channelElement(feed);
  const posts = items.filter(isPost);
  const notes = [
    ...notWellFormed(origin, unclosed),
    ...leftOut(
      items.filter((item) => !isPost(item)),
      origin,
    ),
  ];
  if (channel === undefined || posts.length === 0) throw new Refusal(noPosts(origin), ...notes);
  const blog = blogOf(channel, items);
  return withFileProblems(
    notes,
    tellApart(
      posts.map((post) => candidateOfPost(post, blog, origin)),
      origin,
    ),
  );
};
