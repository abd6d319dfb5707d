import { percentDecoded } from '../../text/path.ts';
import type { Attachment } from '../../article/article.ts';
import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { Origin } from '../reader.ts';
import { publishedOf, updatedOf } from './post-dates.ts';
import { mergeAttachments } from '../feed/media.ts';
import { shownLine } from '../feed/plain.ts';
import { childrenNamed, childText, elementText, type XmlElement } from '../feed/xml.ts';
import { readablePost, type PostStock } from './content.ts';
import { candidateOfExport } from '../exports/exported-post.ts';

/** The statements of an export about all its posts. */
export interface WordPressBlog extends PostStock {
  readonly title: string;
  readonly url: string;
  readonly language: string;
  /** Display names by login. */
  readonly people: ReadonlyMap<string, string>;
}

/** Taxonomies whose terms are no topics. */
const internal = new RegExp(
  '^(?:post_(?:format|translations|status)|nav_menu|link_category|author|(?:term_)?language|(?:wp|product)_\\w+|' +
    'ef_editorial_meta|following_users)$',
);

/** The value of a custom field of a post, or ''. */
export function metaIn(item: XmlElement, key: string): string {
  const meta = childrenNamed(item, 'wp:postmeta').find((element) => childText(element, 'wp:meta_key') === key);
  return meta === undefined ? '' : childText(meta, 'wp:meta_value');
}

function tagsOf(item: XmlElement): readonly string[] {
  return childrenNamed(item, 'category')
    .filter(({ attributes: { domain = 'category', nicename } }) => {
      // The category of posts without one is no topic.
      const isUnset = domain === 'category' && nicename === 'uncategorized';
      return !isUnset && !internal.test(domain);
    })
    .map((category) => shownLine(elementText(category)));
}

/** The author, and further ones as the plugin Co-Authors Plus writes them. */
function authorsOf(item: XmlElement, { people }: WordPressBlog): readonly string[] {
  const guests = childrenNamed(item, 'category').filter(({ attributes }) => attributes['domain'] === 'author');
  const logins = guests.length > 0 ? guests.map(elementText) : [childText(item, 'dc:creator')];
  return logins.map((name) => shownLine(people.get(name.trim()) ?? name));
}

/** Files of podcasts: address, length and type on lines of their own (WordPress, `do_enclose`). */
function enclosuresOf(item: XmlElement, base: string): readonly Attachment[] {
  const metas = childrenNamed(item, 'wp:postmeta').filter((meta) => childText(meta, 'wp:meta_key') === 'enclosure');
  const files = metas.map((meta) => {
    const [url = '', length = '', type = ''] = childText(meta, 'wp:meta_value').split(/\s{0,99}\n\s*/);
    return { where: 'enclosure', value: { url, length: Number(length), type } };
  });
  return mergeAttachments(files, (url) => URL.parse(url, base)?.href);
}

function problemsOf(item: XmlElement, unknown: readonly string[], title: string, { file }: Origin): Problem[] {
  const problems: Problem[] = [];
  if (unknown.length > 0)
    problems.push({
      rule: 'unknown-shortcode',
      severity: 'warning',
      file,
      message: `“${title}” uses ${unknown.map((name) => `[${name}]`).join(', ')}: only enclosed text was kept.`,
      remedy: 'Look at the article.',
    });
  if (childText(item, 'wp:post_password') !== '')
    problems.push({
      rule: 'protected-post',
      severity: 'warning',
      file,
      key: 'draft',
      message: `“${title}” has a password.`,
      remedy: 'It comes in as a draft.',
    });
  return problems;
}

/** The candidate of a post. Posts that are not public are drafts. A scheduled post keeps its day. */
export function candidateOfPost(item: XmlElement, blog: WordPressBlog, origin: Origin): Candidate {
  const isOpen = /^(?:publish|future)$/.test(childText(item, 'wp:status'));
  const draft = !isOpen || childText(item, 'wp:post_password') !== '';
  const title = shownLine(childText(item, 'title'));
  const [url, id] = [childText(item, 'link'), childText(item, 'guid')];
  const { html, unknown } = readablePost(childText(item, 'content:encoded'), blog);
  const published = publishedOf(item);
  return candidateOfExport(
    {
      title,
      // WordPress states the moment of a draft only if it was published once.
      published: draft && published?.where !== 'wp:post_date_gmt' ? undefined : published?.value,
      updated: updatedOf(item),
      authors: authorsOf(item, blog),
      tags: tagsOf(item),
      language: blog.language,
      summary: shownLine(childText(item, 'excerpt:encoded')),
      source: blog.title ? { name: blog.title, ...(blog.url && { url: blog.url }) } : undefined,
      url,
      image: blog.library.get(metaIn(item, '_thumbnail_id')),
      attachments: enclosuresOf(item, url || blog.url),
      entry: id || url,
      id,
      slug: percentDecoded(childText(item, 'wp:post_name')),
      draft,
      base: blog.url || undefined,
      html,
      problems: problemsOf(item, unknown, title, origin),
    },
    'the WordPress export',
    origin,
  );
}
