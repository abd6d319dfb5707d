import { cacheControl } from './caching.ts';
import { acceptsGzip, worthCompressing } from './compress.ts';
import type { Query } from '../edition/query.ts';
import { formatHttpDate } from '../text/date.ts';
import type { Link } from './head.ts';
import { type Fault, problemJson } from './problem.ts';
import type { Site } from './site.ts';
import { isCurrent, lastChange } from './validators.ts';

/** An answer that can be asked for conditionally, before anybody made its bytes. */
export interface Draft {
  readonly type: string;
  readonly etag: string;
  /** Absent for what does not depend on a query. */
  readonly query?: Query;
  readonly links: readonly Link[];
  readonly headers?: Readonly<Record<string, string>>;
  bytes(): Uint8Array | Promise<Uint8Array>;
}

/** What apps on other origins may do (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Retry-After',
} as const;

const always = { ...cors, Vary: 'Accept-Encoding', 'X-Content-Type-Options': 'nosniff' } as const;

/** Answers with 304 where the client has the bytes already, and makes them only where it has not. */
export async function answer(site: Site, request: Request, draft: Draft, now: number): Promise<Response> {
  const { etag, type, query } = draft;
  const lastModified = formatHttpDate(lastChange(site.edition, query, now));
  const headers = new Headers({
    ...always,
    ETag: etag,
    'Last-Modified': lastModified,
    'Cache-Control': cacheControl(site.edition, query, now),
    ...draft.headers,
  });
  if (draft.links.length > 0) headers.set('Link', draft.links.map(formatLink).join(', '));
  if (isCurrent(request.headers, { etag, lastModified })) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', type);
  const gzip = acceptsGzip(request);
  const kept = gzip ? site.compressor.recall(etag) : undefined;
  const bytes = kept ?? (await draft.bytes());
  if (!kept && !(gzip && worthCompressing(bytes.length))) return new Response(bytes, { headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(kept ?? (await site.compressor.compress(bytes, etag)), {
    headers,
    encodeBody: 'manual',
  });
}

/** RFC 8288 §3. */
function formatLink({ href, rel, type }: Link): string {
  return `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

/** An error on a feed or a document (RFC 9457); no cache keeps it. */
export function problem(fault: Fault, origin: string): Response {
  return new Response(problemJson(fault, origin), {
    status: fault.status,
    headers: {
      ...always,
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...fault.headers,
    },
  });
}

/** A permanent redirect; the query goes with it. */
export function redirect(location: string): Response {
  return new Response(null, {
    status: 301,
    headers: { ...always, Location: location, 'Cache-Control': 'public, max-age=300' },
  });
}
