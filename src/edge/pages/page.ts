import type { Edition } from '../../edition/edition.ts';
import type { Query } from '../../edition/query.ts';
import { type Draft, textDraft, type WebLink } from '../answer.ts';
import { withBasePath } from '../base-path.ts';
import { commonHeaders } from '../headers.ts';
import type { ProblemDetails } from '../problem.ts';

export const htmlType = 'text/html; charset=utf-8';

/**
 * The policy of pages (https://www.w3.org/TR/CSP3/): they load only our own styles, script and media, and pictures of
 * the `hosts`.
 */
function policy(hosts: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    ["img-src 'self' data:", ...hosts].join(' '),
    "media-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of a page that loads pictures of the publication and of further hosts. */
export function pageHeaders(hosts: readonly string[] = []) {
  return {
    'Content-Security-Policy': policy(hosts),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  } as const;
}

/** A page as it is rendered from JSX: its text is made by `toString`. */
interface Markup {
  toString(): string;
}

/** A whole HTML document. Its links to pages and files of the publication are paths without the base path. */
function write({ basePath }: Edition, page: Markup): string {
  return withBasePath(`<!DOCTYPE html>\n${page}\n`, basePath);
}

/** A page as a draft. */
export function pageDraft(edition: Edition, page: Markup, links: readonly WebLink[] = [], query?: Query): Draft {
  const draft = textDraft(htmlType, write(edition, page));
  return { ...draft, links, headers: pageHeaders(), ...(query && { query }) };
}

/** A page that describes a problem; no cache keeps it. */
export function problemPage(edition: Edition, page: Markup, { status, headers }: ProblemDetails): Response {
  return new Response(write(edition, page), {
    status,
    headers: {
      ...commonHeaders,
      ...pageHeaders(),
      'Content-Type': htmlType,
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
