import type { Attachment, Person } from '../../article/article.ts';
import type { Candidate, FieldTypes, Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { fold } from '../../text/words.ts';
import { canonicalLanguage } from '../../article/schema.ts';
import { toMarkdown } from '../markup.ts';
import type { Origin } from '../reader.ts';
import { instant } from '../feed/moment.ts';
import { publishedOf, updatedOf } from './post-dates.ts';
import { mergeAttachments } from '../feed/media.ts';
import { plainLine } from '../feed/plain.ts';
import { childrenNamed, childText, elementText, type XmlElement } from '../feed/xml.ts';
import { readablePost, type PostStock } from './content.ts';

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

function own<T>(value: T, where: string): Found<T> {
  return { value, where, sure: 0.98 };
}

function line(text: string, where: string): string {
  return plainLine({ value: text, type: 'loose', where });
}

/** The value of a custom field of a post, or ''. */
export function metaIn(item: XmlElement, key: string): string {
  const meta = childrenNamed(item, 'wp:postmeta').find(
    (element) => childText(element, 'wp:meta_key') === key,
  );
  return meta === undefined ? '' : childText(meta, 'wp:meta_value');
}

function tagsOf(item: XmlElement): readonly string[] {
  const labels = new Map<string, string>();
  for (const category of childrenNamed(item, 'category')) {
    const { domain = 'category', nicename } = category.attributes;
    // The category of posts without one.
    if (internal.test(domain) || (domain === 'category' && nicename === 'uncategorized')) continue;
    const label = line(elementText(category), 'category');
    if (label !== '' && !labels.has(fold(label))) labels.set(fold(label), label);
  }
  return [...labels.values()];
}

/** The author, and further ones as the plugin Co-Authors Plus writes them. */
function authorsOf(item: XmlElement, { people }: WordPressBlog): readonly Person[] {
  const login = childText(item, 'dc:creator');
  const guests = childrenNamed(item, 'category').filter(
    ({ attributes }) => attributes['domain'] === 'author',
  );
  const logins = guests.length > 0 ? guests.map((guest) => elementText(guest).trim()) : [login];
  const names = logins.map((name) => people.get(name) ?? name).filter((name) => name !== '');
  return [...new Set(names)].map((name) => ({ name: line(name, 'dc:creator') }));
}

/** Files of podcasts: address, length and type on lines of their own (WordPress, `do_enclose`). */
function enclosuresOf(item: XmlElement, base: string): readonly Attachment[] {
  const metas = childrenNamed(item, 'wp:postmeta').filter(
    (meta) => childText(meta, 'wp:meta_key') === 'enclosure',
  );
  const files = metas.map((meta) => {
    const [url = '', length = '', type = ''] = childText(meta, 'wp:meta_value').split(/\s{0,99}\n\s*/);
    return { where: 'enclosure', value: { url, length: Number(length), type } };
  });
  return mergeAttachments(files, (url) => URL.parse(url, base)?.href);
}

function slugOf(item: XmlElement): string {
  const name = childText(item, 'wp:post_name');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function problemsOf(
  item: XmlElement,
  unknown: readonly string[],
  title: string,
  { file }: Origin,
): Problem[] {
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
  const status = childText(item, 'wp:status');
  const draft = !/^(?:publish|future)$/.test(status) || childText(item, 'wp:post_password') !== '';
  const [title, url, id] = [
    line(childText(item, 'title'), 'title'),
    childText(item, 'link'),
    childText(item, 'guid'),
  ];
  const base = /^https?:/i.test(url) ? url : blog.url;
  const { html, unknown } = readablePost(childText(item, 'content:encoded'), blog);
  const published = publishedOf(item);
  const updated = updatedOf(item);
  const later =
    published !== undefined && updated !== undefined && instant(updated) > instant(published.value);
  const picture = blog.library.get(metaIn(item, '_thumbnail_id'));
  const [summary, slug] = [line(childText(item, 'excerpt:encoded'), 'excerpt:encoded'), slugOf(item)];
  const [authors, tags, files] = [authorsOf(item, blog), tagsOf(item), enclosuresOf(item, base)];
  const language = canonicalLanguage(blog.language.replaceAll('_', '-')) ?? origin.language;
  const fields: { readonly [F in keyof FieldTypes]?: Found<FieldTypes[F]> } = {
    ...(title && { title: own(title, 'title') }),
    ...(published &&
      !(draft && published.where !== 'wp:post_date_gmt') && {
        published: own(published.value, published.where),
      }),
    ...(later && { updated: own(updated, 'wp:post_modified_gmt') }),
    ...(authors.length > 0 && { authors: own(authors, 'dc:creator') }),
    ...(tags.length > 0 && { tags: own(tags, 'category') }),
    ...(language && { language: { value: language, where: 'language of the blog', sure: 0.85 } }),
    ...(summary && { summary: own(summary, 'excerpt:encoded') }),
    ...(blog.title && {
      source: {
        value: { name: blog.title, ...(blog.url && { url: blog.url }) },
        where: 'title of the blog',
        sure: 0.85,
      },
    }),
    ...(url && { url: own(url, 'link') }),
    ...(picture && { image: own(picture, '_thumbnail_id') }),
    ...(files.length > 0 && { attachments: own(files, 'enclosure') }),
  };
  return {
    file: origin.file,
    ...((id || url) && { entry: id || url }),
    ...(id && { id }),
    ...(slug && { slug }),
    fields,
    ...(draft && { draft }),
    body: toMarkdown(html, base || undefined),
    ...(base && { base }),
    problems: problemsOf(item, unknown, title, origin),
  };
}
