import { encodePath } from '../text/path.ts';
import { corsHeaders, noSniff } from './headers.ts';
import type { Platform } from './service.ts';

/** The policy of media files that are documents, such as SVG: they are shown, and no script runs. */
const passivePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox";

/**
 * The answer to a request for a file below `/media/`, in any encoding of its name; undefined if there is none. `url` is
 * its address without the base path, as static assets have it. Apps of other origins may fetch it. It supports a range
 * of bytes (RFC 9110 §14), which static assets do not, so that players can seek and resume.
 */
export async function mediaResponse(platform: Platform, request: Request, url: URL): Promise<Response | undefined> {
  const asset = new URL(url);
  asset.pathname = encodePath(url.pathname);
  const found = await platform.media(asset.href === request.url ? request : new Request(asset, request));
  if (found.status === 404) return undefined;
  const response = found.status === 200 ? await ranged(request, found) : new Response(found.body, found);
  const isDocument = /html|xml/i.test(response.headers.get('Content-Type') ?? '');
  const policy = isDocument && { 'Content-Security-Policy': passivePolicy };
  const headers = { ...corsHeaders, ...noSniff, ...policy };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** A file, or a range of it, for which the whole file is read: static assets have 25 MiB at most. */
async function ranged({ method, headers: asked }: Request, found: Response): Promise<Response> {
  const headers = new Headers(found.headers);
  headers.set('Accept-Ranges', 'bytes');
  const header = method === 'GET' && isSame(asked.get('If-Range'), headers) ? asked.get('Range') : null;
  if (header === null) return new Response(found.body, { headers });
  const bytes = new Uint8Array(await found.arrayBuffer());
  const range = rangeOf(header, bytes.length);
  if (range === undefined) return new Response(bytes, { headers });
  if (range === 'beyond') {
    headers.set('Content-Range', `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('Content-Range', `bytes ${range.begin}-${range.end - 1}/${bytes.length}`);
  return new Response(bytes.subarray(range.begin, range.end), { status: 206, headers });
}

/**
 * The range of bytes, `end` exclusive, that a `Range` header asks of `size` bytes (RFC 9110 §14.1.2);
 * `beyond` if it begins after the last byte; undefined if the whole is the answer, as to several ranges,
 * another unit or an invalid header.
 */
export function rangeOf(
  header: string | null,
  size: number,
): { readonly begin: number; readonly end: number } | 'beyond' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(size, Number(last));
    return length > 0 ? { begin: size - length, end: size } : 'beyond';
  }
  const begin = Number(first);
  if (last !== '' && Number(last) < begin) return undefined;
  if (begin >= size) return 'beyond';
  return { begin, end: last === '' ? size : Math.min(size, Number(last) + 1) };
}

/** Whether `If-Range` is absent or has the file's strong tag or date (RFC 9110 §13.1.5). */
export function isSame(condition: string | null, headers: Headers): boolean {
  if (condition === null) return true;
  const tag = headers.get('ETag');
  return condition.startsWith('"') ? condition === tag : condition === headers.get('Last-Modified');
}
