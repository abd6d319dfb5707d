import type { Edition } from '../../edition/edition.ts';
import { formatMoment } from '../../text/date.ts';
import { escapeText } from '../../text/escape.ts';
import { newestVisible } from '../select.ts';
import type { Document } from './document.ts';

/** Addresses that one sitemap may hold (https://www.sitemaps.org/protocol.html). */
const most = 50_000;

const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** `/sitemap.xml`: every article that can be seen, or beyond 50,000 an index of `/sitemap/{n}.xml`. */
export const sitemap: Document = {
  type: 'application/xml; charset=utf-8',
  write({ edition }, now) {
    const count = newestVisible(edition, now) + 1;
    if (count <= most) return addresses(edition, 0, count);
    const { origin } = edition.meta;
    const entries = Array.from(
      { length: Math.ceil(count / most) },
      (_, i) => `<sitemap><loc>${origin}/sitemap/${i + 1}.xml</loc></sitemap>`,
    );
    return document('sitemapindex', entries);
  },
};

/** `/sitemap/{n}.xml`, or undefined where there is none of that number. Numbered from the oldest, so that full ones stay as they are. */
export function sitemapPart(edition: Edition, number: number, now: number): Document | undefined {
  const count = newestVisible(edition, now) + 1;
  const first = (number - 1) * most;
  if (count <= most || first < 0 || first >= count) return undefined;
  return { ...sitemap, write: () => addresses(edition, first, Math.min(count, first + most)) };
}

function addresses(edition: Edition, first: number, end: number): string {
  const { origin } = edition.meta;
  const entries: string[] = [];
  for (let ordinal = first; ordinal < end; ordinal++) {
    const address = escapeText(`${origin}/articles/${encodeURIComponent(edition.slugAt(ordinal))}`);
    entries.push(
      `<url><loc>${address}</loc><lastmod>${formatMoment(edition.updated[ordinal] as number)}</lastmod></url>`,
    );
  }
  return document('urlset', entries);
}

function document(element: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${element} xmlns="${schema}">\n${entries.join('\n')}\n</${element}>\n`;
}
