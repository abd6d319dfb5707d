import { formatAddress, formatPath } from '../../edition/address.ts';
import { everything, type FacetName, type Query } from '../../edition/query.ts';
import { formatHttpDate } from '../../text/date.ts';
import { escapeAttribute, escapeText } from '../../text/escape.ts';
import { lastChange } from '../validators.ts';
import type { Site } from '../site.ts';
import { valuesOf } from '../values.ts';
import type { Document } from './document.ts';

/** `/opml.xml`: OPML 2.0 (http://opml.org/spec2.opml) of the main feed, "newly added", and the feeds of tags and sources. */
export const opml: Document = {
  type: 'text/x-opml; charset=utf-8',
  write(site, now) {
    const { edition } = site;
    const { title } = edition.meta;
    const group = (name: string, facet: FacetName) => {
      const outlines = valuesOf(edition, facet, now).map(({ slug, label }) => {
        const at = { kind: 'selection', selector: { by: 'facet', facet, value: slug } } as const;
        return outline(site, `${title} · ${label}`, formatPath({ ...at, format: 'atom' }), formatPath(at));
      });
      return outlines.length === 0 ? '' : `<outline text="${name}">${outlines.join('')}</outline>`;
    };
    const selection = (name: string, query: Query) =>
      outline(site, name, formatAddress(query, 'atom'), formatAddress(query));
    return [
      '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head>',
      `<title>${escapeText(title)}</title><dateModified>${formatHttpDate(lastChange(edition, undefined, now))}</dateModified>`,
      '<docs>http://opml.org/spec2.opml</docs></head><body>',
      selection(title, everything),
      selection(`${title} · newly added`, { ...everything, order: 'added' }),
      group('Tags', 'tag'),
      group('Sources', 'source'),
      '</body></opml>\n',
    ].join('');
  },
};

/** A subscription: readers know type `rss` for feeds of any format. */
function outline({ edition }: Site, title: string, feed: string, page: string): string {
  const { origin, language } = edition.meta;
  const text = escapeAttribute(title);
  const [xmlUrl, htmlUrl] = [feed, page].map((address) => escapeAttribute(origin + address));
  return `<outline type="rss" text="${text}" title="${text}" xmlUrl="${xmlUrl}" htmlUrl="${htmlUrl}" language="${escapeAttribute(language)}"/>`;
}
