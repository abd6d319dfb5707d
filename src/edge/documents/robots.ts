import type { Site } from '../site.ts';

/** `/robots.txt` (RFC 9309): everything may be read. */
export function robots({ edition }: Site): Response {
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${edition.meta.origin}/sitemap.xml\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  });
}
