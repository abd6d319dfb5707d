import type { Query } from '../../edition/query.ts';
import { type Draft, textDraft, type WebLink } from '../answer.ts';
import { commonHeaders } from '../headers.ts';
import type { ProblemDetails } from '../problem.ts';

export const htmlType = 'text/html; charset=utf-8';

/** The policy of pages (https://www.w3.org/TR/CSP3/): they load only our own styles, script and media. */
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

const pageHeaders = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const;

/** A page as a draft. */
export function pageDraft(html: string, links: readonly WebLink[], query?: Query): Draft {
  return { ...textDraft(htmlType, html), links, headers: pageHeaders, ...(query && { query }) };
}

/** A page that describes a problem; no cache keeps it. */
export function problemPage(html: string, { status, headers }: ProblemDetails): Response {
  return new Response(html, {
    status,
    headers: {
      ...commonHeaders,
      ...pageHeaders,
      'Content-Type': htmlType,
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
