import { formatAddress } from '../../edition/address.ts';
import { queryOfValue } from '../../edition/listing.ts';
import { everything, type FacetName, type Query } from '../../edition/query.ts';
import { formatHttpDate } from '../../text/date.ts';
import { escapeAttribute, escapeText } from '../../text/escape.ts';
import { type Draft, textDraft } from '../answer.ts';
import { lastChange } from '../caching.ts';
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
  const outline = (name: string, query: Query) => {
    const text = escapeAttribute(name);
    const feed = escapeAttribute(edition.url + formatAddress(query, 'atom'));
    const page = escapeAttribute(edition.url + formatAddress(query));
    const attributes = `text="${text}" title="${text}" xmlUrl="${feed}" htmlUrl="${page}"`;
    return `<outline type="rss" ${attributes} language="${escapeAttribute(language)}"/>`;
  };
  const added = 'newly added';
  const groups = { Tags: valuesOf(edition, 'tag', now), Sources: valuesOf(edition, 'source', now) };
  const labels = [added, ...Object.values(groups).flatMap((values) => values.map(({ label }) => label))];
  const alike = Map.groupBy(labels, wordsOf);
  const group = (name: keyof typeof groups, facet: FacetName) => {
    const outlines = groups[name].map(({ slug, label }) => {
      const told = alike.get(wordsOf(label))?.length === 1 ? label : `${label} (${facet} ${slug})`;
      return outline(`${title} · ${told}`, queryOfValue(facet, slug));
    });
    return outlines.length === 0 ? '' : `<outline text="${name}">${outlines.join('')}</outline>`;
  };
  const text = [
    '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head>',
    `<title>${escapeText(title)}</title>`,
    `<dateModified>${formatHttpDate(lastChange(edition, undefined, now))}</dateModified>`,
    '<docs>http://opml.org/spec2.opml</docs></head><body>',
    outline(title, everything),
    outline(`${title} · ${added}`, { ...everything, order: 'added' }),
    group('Tags', 'tag'),
    group('Sources', 'source'),
    '</body></opml>\n',
  ];
  return textDraft('text/x-opml; charset=utf-8', text.join(''));
}
