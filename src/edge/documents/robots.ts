import type { Document } from './document.ts';

/** `/robots.txt` (RFC 9309): everything may be read. */
export const robots: Document = {
  type: 'text/plain; charset=utf-8',
  write: ({ edition }) => `User-agent: *\nAllow: /\n\nSitemap: ${edition.meta.origin}/sitemap.xml\n`,
};
