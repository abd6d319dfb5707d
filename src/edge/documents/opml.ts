import { formatAddress } from '../../edition/address.ts';
import { everything, type Query } from '../../edition/query.ts';
import { formatHttpDate } from '../../text/date.ts';
import { escapeAttribute, escapeText } from '../../text/escape.ts';
import { lastChange } from '../validators.ts';
import type { Site } from '../site.ts';
import { type ListedValue, valuesOf } from '../values.ts';
import type { Document } from './document.ts';

/** `/opml.xml`: OPML 2.0 (http://opml.org/spec2.opml) of the main feed, "newly added", and the feeds of tags and sources. */
export const opml: Document = {
  type: 'text/x-opml; charset=utf-8',
  write(site, now) {
    const { edition } = site;
    const { title } = edition.meta;
    const group = (name: string, values: readonly ListedValue[]) =>
      values.length === 0
        ? ''
        : `<outline text="${name}">${values.map(({ label, query }) => outline(site, `${title} · ${label}`, query)).join('')}</outline>`;
    return [
      '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head>',
      `<title>${escapeText(title)}</title><dateModified>${formatHttpDate(lastChange(edition, undefined, now))}</dateModified>`,
      '<docs>http://opml.org/spec2.opml</docs></head><body>',
      outline(site, title, everything),
      outline(site, `${title} · newly added`, { ...everything, order: 'added' }),
      group('Tags', valuesOf(edition, 'tag', now)),
      group('Sources', valuesOf(edition, 'source', now)),
      '</body></opml>\n',
    ].join('');
  },
};

/** A subscription: readers know type `rss` for feeds of any format. */
function outline({ edition }: Site, title: string, query: Query): string {
  const { origin, language } = edition.meta;
  const text = escapeAttribute(title);
  const feed = escapeAttribute(origin + formatAddress(query, 'atom'));
  const page = escapeAttribute(origin + formatAddress(query));
  return `<outline type="rss" text="${text}" title="${text}" xmlUrl="${feed}" htmlUrl="${page}" language="${escapeAttribute(language)}"/>`;
}
