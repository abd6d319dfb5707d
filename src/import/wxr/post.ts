import type { Attachment, Person } from '../../article/article.ts';
import type { Candidate, FieldTypes, Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { fold } from '../../text/words.ts';
import { toMarkdown } from '../markup.ts';
import { languageTag } from '../syndication/tag.ts';
import type { Origin } from '../reader.ts';
import { attachmentsOf } from '../syndication/files.ts';
import { instant } from '../syndication/moment.ts';
import { plain } from '../syndication/plain.ts';
import { type Element, textOf } from '../syndication/tree.ts';
import { readable, type Stock } from './content.ts';
import { allIn, metaIn, textIn } from './item.ts';
import { publishedOf, updatedOf } from './when.ts';

/** What an export says of all its posts. */
export interface Blog extends Stock {
  readonly title: string;
  readonly url: string;
  readonly language: string;
  /** Display names by login. */
  readonly people: ReadonlyMap<string, string>;
}

/** Taxonomies whose terms are no topics. */
const internal =
  /^(?:post_format|nav_menu|link_category|author|language|term_language|post_translations|wp_\w+|post_status|product_\w+|ef_editorial_meta|following_users)$/;

function own<T>(value: T, where: string): Found<T> {
  return { value, where, sure: 0.98 };
}

function line(text: string, where: string): string {
  return plain({ value: text, type: 'loose', where });
}

function tagsOf(item: Element): readonly string[] {
  const labels = new Map<string, string>();
  for (const category of allIn(item, 'category')) {
    const { domain = 'category', nicename } = category.attributes;
    // WordPress files what nobody filed.
    if (internal.test(domain) || (domain === 'category' && nicename === 'uncategorized')) continue;
    const label = line(textOf(category), 'category');
    if (label !== '' && !labels.has(fold(label))) labels.set(fold(label), label);
  }
  return [...labels.values()];
}

/** The author, and further ones as the plugin Co-Authors Plus writes them. */
function authorsOf(item: Element, { people }: Blog): readonly Person[] {
  const login = textIn(item, 'dc:creator');
  const guests = allIn(item, 'category').filter(({ attributes }) => attributes['domain'] === 'author');
  const logins = guests.length > 0 ? guests.map((guest) => textOf(guest).trim()) : [login];
  const names = logins.map((name) => people.get(name) ?? name).filter((name) => name !== '');
  return [...new Set(names)].map((name) => ({ name: line(name, 'dc:creator') }));
}

/** Files of podcasts: address, length and type on lines of their own (WordPress, `do_enclose`). */
function enclosuresOf(item: Element, base: string): readonly Attachment[] {
  const metas = allIn(item, 'wp:postmeta').filter((meta) => textIn(meta, 'wp:meta_key') === 'enclosure');
  const files = metas.map((meta) => {
    const [url = '', length = '', type = ''] = textIn(meta, 'wp:meta_value').split(/\s{0,99}\n\s*/);
    return { where: 'enclosure', value: { url, length: Number(length), type } };
  });
  return attachmentsOf(files, (url) => URL.parse(url, base)?.href);
}

function slugOf(item: Element): string {
  const name = textIn(item, 'wp:post_name');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function problemsOf(item: Element, unknown: readonly string[], title: string, { file }: Origin): Problem[] {
  const problems: Problem[] = [];
  if (unknown.length > 0)
    problems.push({
      rule: 'unknown-shortcode',
      severity: 'warning',
      file,
      message: `“${title}” uses ${unknown.map((name) => `[${name}]`).join(', ')}: what it encloses stays, the rest is gone.`,
      remedy: 'Look at the article.',
    });
  if (textIn(item, 'wp:post_password') !== '')
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

/** A post of an export as a candidate. Whatever is not open to all comes in as a draft; what is scheduled keeps its day. */
export function postOf(item: Element, blog: Blog, origin: Origin): Candidate {
  const status = textIn(item, 'wp:status');
  const draft = !/^(?:publish|future)$/.test(status) || textIn(item, 'wp:post_password') !== '';
  const [title, url, id] = [line(textIn(item, 'title'), 'title'), textIn(item, 'link'), textIn(item, 'guid')];
  const base = /^https?:/i.test(url) ? url : blog.url;
  const { html, unknown } = readable(textIn(item, 'content:encoded'), blog);
  const published = publishedOf(item);
  const updated = updatedOf(item);
  const later =
    published !== undefined && updated !== undefined && instant(updated) > instant(published.value);
  const picture = blog.library.get(metaIn(item, '_thumbnail_id'));
  const [summary, slug] = [line(textIn(item, 'excerpt:encoded'), 'excerpt:encoded'), slugOf(item)];
  const [authors, tags, files] = [authorsOf(item, blog), tagsOf(item), enclosuresOf(item, base)];
  const language = languageTag(blog.language) ?? origin.language;
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
