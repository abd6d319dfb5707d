import type { Edition } from '../../edition/edition.ts';
import { formatMoment } from '../../text/date.ts';
import { escapeText } from '../../text/escape.ts';
import { type Draft, textDraft } from '../answer.ts';
import { newestVisible } from '../select.ts';
import type { Service } from '../service.ts';

/** The most addresses in one sitemap (https://www.sitemaps.org/protocol.html). */
const most = 50_000;

const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** `/robots.txt` (RFC 9309): everything may be read. */
export function robots({ edition }: Service): Draft {
  const text = `User-agent: *\nAllow: /\n\nSitemap: ${edition.url}/sitemap.xml\n`;
  return textDraft('text/plain; charset=utf-8', text);
}

/**
 * `/sitemap.xml`: all visible articles but mounted ones, whose pages here are copies; or an index of
 * `/sitemap/{n}.xml` if there are more than 50,000 articles.
 */
export function sitemap({ edition }: Service, now: number): Draft {
  const count = newestVisible(edition, now) + 1;
  if (count <= most) return articlesDraft(edition, 0, count);
  const entries = Array.from(
    { length: Math.ceil(count / most) },
    (_, i) => `<sitemap><loc>${edition.url}/sitemap/${i + 1}.xml</loc></sitemap>`,
  );
  return xmlDraft('sitemapindex', entries);
}

/** `/sitemap/{n}.xml`, or undefined without such a part. Full parts never change: 1 is the oldest. */
export function sitemapPart(edition: Edition, number: number, now: number): Draft | undefined {
  const count = newestVisible(edition, now) + 1;
  const first = (number - 1) * most;
  if (count <= most || first < 0 || first >= count) return undefined;
  return articlesDraft(edition, first, Math.min(count, first + most));
}

function articlesDraft(edition: Edition, first: number, end: number): Draft {
  const { url, mounted, slugAt, updated } = edition;
  const entries: string[] = [];
  for (let ordinal = first; ordinal < end; ordinal++) {
    if (mounted?.floor(ordinal) === ordinal) continue;
    const address = escapeText(`${url}/articles/${encodeURIComponent(slugAt(ordinal))}`);
    const changed = formatMoment(updated[ordinal] as number);
    entries.push(`<url><loc>${address}</loc><lastmod>${changed}</lastmod></url>`);
  }
  return xmlDraft('urlset', entries);
}

function xmlDraft(root: string, entries: readonly string[]): Draft {
  const start = `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="${schema}">\n`;
  return textDraft('application/xml; charset=utf-8', `${start}${entries.join('\n')}\n</${root}>\n`);
}
