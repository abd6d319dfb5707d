import type { Ground } from './ground.ts';
import { encodePath } from '../text/path.ts';
import { cors, unsniffed } from './headers.ts';
import { isSame, rangeOf } from './range.ts';

/** What a drawing or a page among the media may do where somebody opens it by itself: show, and run nothing in our name. */
const inert =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox";

/**
 * A file of the content folder, however its name is encoded, or undefined where there is none; apps may fetch it too. Players seek and go on where they
 * stopped, so a range of bytes is answered with 206 or 416 (RFC 9110, section 14), which static assets don't do by themselves.
 */
export async function media(ground: Ground, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  url.pathname = encodePath(url.pathname);
  const found = await ground.media(url.href === request.url ? request : new Request(url, request));
  if (found.status === 404) return undefined;
  const response = found.status === 200 ? await ranged(request, found) : new Response(found.body, found);
  const active = /html|xml/i.test(response.headers.get('Content-Type') ?? '');
  const headers = { ...cors, ...unsniffed, ...(active && { 'Content-Security-Policy': inert }) };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Static assets do not say how long a file is, so one of which a part is asked is read whole; it has 25 MiB at most. */
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
