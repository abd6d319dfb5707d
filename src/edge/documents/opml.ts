import { documents, formatPath } from '../../edition/address.ts';
import type { FacetName } from '../../edition/query.ts';
import { formatHttpDate } from '../../text/date.ts';
import { escapeAttribute, escapeText } from '../../text/escape.ts';
import type { Draft } from '../answer.ts';
import { editionTag, lastChange } from '../caching.ts';
import type { Service } from '../service.ts';
import { valuesOf } from '../values.ts';

/**
 * The part of a label by which rss2email tells feeds apart: it replaces anything but letters and digits, and
 * imports no feed if two have one name.
 */
function wordsOf(label: string): string {
  return label.replace(/[^\p{L}\p{N}_.-]+/gu, '-');
}

/** `/opml.xml`: OPML 2.0 (http://opml.org/spec2.opml) of the main, tag and source feeds. */
export function opml({ edition }: Service, now: number): Draft {
  const { title, language } = edition.meta;
  // Feed readers accept the type `rss` for feeds of any format.
  // Paths are percent-encoded, and so hold nothing to escape.
  const url = escapeAttribute(edition.url);
  const end = `language="${escapeAttribute(language)}"/>`;
  const outline = (name: string, feed: string, page: string) => {
    const text = escapeAttribute(name);
    return `<outline type="rss" text="${text}" title="${text}" xmlUrl="${url}${feed}" htmlUrl="${url}${page}" ${end}`;
  };
  const text = () => {
    const added = 'newly added';
    const groups = { Tags: valuesOf(edition, 'tag', now), Sources: valuesOf(edition, 'source', now) };
    const labels = [added, ...Object.values(groups).flatMap((values) => values.map(({ label }) => label))];
    const alike = Map.groupBy(labels, wordsOf);
    const group = (name: keyof typeof groups, facet: FacetName) => {
      const outlines = groups[name].map(({ slug, label }) => {
        const told = alike.get(wordsOf(label))?.length === 1 ? label : `${label} (${facet} ${slug})`;
        const page = formatPath({ kind: 'selection', selector: { by: 'facet', facet, value: slug } });
        return outline(`${title} · ${told}`, `${page}/${documents.atom}`, page);
      });
      return outlines.length === 0 ? '' : `<outline text="${name}">${outlines.join('')}</outline>`;
    };
    return [
      '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head>',
      `<title>${escapeText(title)}</title>`,
      `<dateModified>${formatHttpDate(lastChange(edition, undefined, now))}</dateModified>`,
      '<docs>http://opml.org/spec2.opml</docs></head><body>',
      outline(title, `/${documents.atom}`, '/'),
      outline(`${title} · ${added}`, `/${documents.atom}?order=added`, '/?order=added'),
      group('Tags', 'tag'),
      group('Sources', 'source'),
      '</body></opml>\n',
    ].join('');
  };
  return {
    type: 'text/x-opml; charset=utf-8',
    etag: editionTag(edition, now),
    links: [],
    bytes: () => new TextEncoder().encode(text()),
  };
}
