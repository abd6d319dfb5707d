import { formatHash, hash } from '../../edition/hash.ts';
import type { Query } from '../../edition/query.ts';
import type { Draft } from '../answer.ts';
import type { Link } from '../head.ts';
import { always } from '../headers.ts';
import type { Fault } from '../problem.ts';

export const htmlType = 'text/html; charset=utf-8';

/** What a page may do (https://www.w3.org/TR/CSP3/): load our own style, script and pictures, and nothing of anybody else's. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every page, beside those of every answer. */
export const pageHeaders = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const;

/** A page as an answer: its entity tag is a digest of all that it says. */
export function draftPage(html: string, links: readonly Link[], query?: Query): Draft {
  return {
    type: htmlType,
    etag: `W/"${formatHash(hash(html))}"`,
    links,
    headers: pageHeaders,
    ...(query && { query }),
    bytes: () => new TextEncoder().encode(html),
  };
}

/** A page that says what is wrong with a request; nobody is to keep it. */
export function faultPage(html: string, { status, headers }: Fault): Response {
  return new Response(html, {
    status,
    headers: { ...always, ...pageHeaders, 'Content-Type': htmlType, 'Cache-Control': 'no-store', ...headers },
  });
}
