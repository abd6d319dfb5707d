import type { Attachment, Value } from '../../article/article.ts';
import { formatMoment } from '../../text/date.ts';
import { escapeAttribute, escapePlain, escapeText } from '../../text/escape.ts';
import { dublin } from './dublin.ts';
import type { Item, Named } from './item.ts';
import type { Values } from './mark.ts';
import { mediaThumbnail } from './media.ts';
import { atomShape, draw } from './shape.ts';

const atom = (name: string, values: Values, nth = 0) => draw(atomShape, name, values, nth);

/** A person (RFC 4287 §3.2). Drawn first with an address, then without. */
export function atomAuthor({ name, url }: Named): string {
  const escaped = { name: escapePlain(name), url: url === undefined ? undefined : escapeText(url) };
  return atom('author', escaped, url === undefined ? 1 : 0);
}

const titled = (title: string | undefined) =>
  title === undefined ? '' : ` title="${escapeAttribute(title)}"`;

/** A link with a relation that `feed` does not draw. */
function link(rel: string, href: string, title?: string): string {
  return `<link rel="${rel}" href="${escapeAttribute(href)}"${titled(title)}/>`;
}

function category({ slug, label }: Value, scheme: string): string {
  return atom('category', { term: escapeAttribute(slug), scheme, label: escapeAttribute(label) });
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

/**
 * The head of an Atom entry (RFC 4287 §4.1.2), up to and with `<summary type="html">`: the summary is
 * escaped as RSS wants its description, as HTML. The alternate comes before all
 * other links: libraries exist that take an entry's first link, whatever its relation.
 */
export function atomHead(item: Item): string {
  const scheme = escapeAttribute(item.tagScheme);
  return [
    item.foreign ? `<entry xml:lang="${escapeAttribute(item.language)}">` : '<entry>',
    atom('title', { title: escapePlain(item.name) }),
    atom('link', { link: escapeAttribute(item.link) }),
    atom('id', { id: escapeText(item.id) }),
    atom('updated', { updated: formatMoment(item.updated) }),
    atom('published', { published: formatMoment(item.published) }),
    ...item.authors.map(atomAuthor),
    ...item.tags.map((tag) => category(tag, scheme)),
    item.rights ? atom('rights', { rights: escapePlain(item.rights) }) : '',
    item.original ? link('via', item.original, item.source?.name) : '',
    ...item.related.map(({ url }) => link('related', url)),
    ...item.attachments.map(enclosure),
    dublin(item),
    item.image ? mediaThumbnail(item.image) : '',
    '<summary type="html">',
  ].join('');
}
