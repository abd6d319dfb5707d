import type { Attachment, Value } from '../../article/article.ts';
import { formatMoment } from '../../text/date.ts';
import { escapeAttribute, escapePlain, escapeText } from '../../text/escape.ts';
import type { FeedItem, NamedLink, RelatedArticle } from './item.ts';
import { fillTemplate, parseTemplate, placeholder, type TemplateValues } from './template.ts';
import { dublinCore, mediaThumbnail } from './extensions.ts';
import { atomTemplates, fillElement, rssTemplates } from './item-templates.ts';

const atom = (name: string, values: TemplateValues, nth = 0) => fillElement(atomTemplates, name, values, nth);

/** A person (RFC 4287 §3.2). The first template has an address, the second has none. */
export function atomAuthor({ name, url }: NamedLink): string {
  const escaped = { name: escapePlain(name), url: url === undefined ? undefined : escapeText(url) };
  return atom('author', escaped, url === undefined ? 1 : 0);
}

/** A link to the original, which the package feed does not write. */
const via = parseTemplate(`<link rel="via" href="${placeholder('href')}" title="${placeholder('title')}"/>`);

function original(href: string, title: string | undefined): string {
  const values = { href: escapeAttribute(href), title: title === undefined ? undefined : escapeAttribute(title) };
  return fillTemplate(via, values);
}

/** A tag (RFC 4287 §4.2.2). Two thirds of the readers that list tags show the term, so it is the label. */
function category({ label }: Value, scheme: string): string {
  const term = escapeAttribute(label);
  return atom('category', { term, scheme, label: term });
}

function enclosure({ url, type, length, title }: Attachment): string {
  const values = {
    url: escapeAttribute(url),
    type: escapeAttribute(type),
    length: length === undefined ? undefined : String(length),
    title: title === undefined ? undefined : escapeAttribute(title),
  };
  return atom('link', values, 1);
}

/** A related article. ruby-feedparser and rss-to-json would take a link to it for the entry's address. */
const related = ({ url }: RelatedArticle) => fillElement(rssTemplates, 'dc:relation', { url: escapeText(url) });

/**
 * The head of an Atom entry (RFC 4287 §4.1.2), up to `<summary type="html">`, inclusive: the summary is escaped as
 * HTML, like the description of RSS. The alternate link is first, since some libraries take the first link of an entry,
 * whatever its relation.
 */
export function atomHead(item: FeedItem): string {
  const scheme = escapeAttribute(item.tagScheme);
  return [
    item.foreign ? `<entry xml:lang="${escapeAttribute(item.language)}">` : '<entry>',
    atom('title', { title: escapePlain(item.name) }),
    atom('link', { link: escapeAttribute(item.link) }),
    atom('id', { id: escapePlain(item.uri) }),
    atom('updated', { updated: formatMoment(item.updated) }),
    atom('published', { published: formatMoment(item.published) }),
    ...item.authors.map(atomAuthor),
    ...item.tags.map((tag) => category(tag, scheme)),
    item.rights ? atom('rights', { rights: escapePlain(item.rights) }) : '',
    item.original ? original(item.original, item.source?.name) : '',
    ...item.related.map(related),
    ...item.attachments.map(enclosure),
    dublinCore(item),
    item.image ? mediaThumbnail(item.image) : '',
    '<summary type="html">',
  ].join('');
}
