import { decodePath, encodePath } from '../text/path.ts';
import { corsHeaders, noSniff } from './headers.ts';
import { bucketResponse } from './media-bucket.ts';
import { asksRange, type ByteRange, rangeResponse, requestedRange } from './range.ts';
import type { Platform, Service } from './service.ts';

/** The policy of media files that are documents, such as SVG: they are shown, and no script runs. */
const passivePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox";

/**
 * The answer to a request for a file below `/media/`, in any encoding of its name; undefined if there is none. `url` is
 * its address without the base path, as static assets and the bucket have it. Apps of other origins may fetch it. It
 * supports a range of bytes (RFC 9110 §14), which static assets do not, so that players can seek and resume.
 */
export async function mediaResponse(service: Service, request: Request, url: URL): Promise<Response | undefined> {
  const found = (await assetResponse(service, request, url)) ?? (await storedResponse(service.platform, request, url));
  if (found === undefined) return undefined;
  const response = new Response(found.body, found);
  const isDocument = /html|xml/i.test(response.headers.get('Content-Type') ?? '');
  const policy = isDocument && { 'Content-Security-Policy': passivePolicy };
  const headers = { ...corsHeaders, ...noSniff, ...policy };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/**
 * A file of the static assets, or a range of it, which is streamed. They neither know ranges nor tell the size of a
 * file, so the first request for a range counts its bytes. HEAD does, too: Apple's directory wants the length of an
 * episode.
 */
async function assetResponse({ platform, sizes }: Service, request: Request, url: URL): Promise<Response | undefined> {
  const asset = new URL(url);
  asset.pathname = encodePath(url.pathname);
  const isHead = request.method === 'HEAD';
  const read = () => platform.media(new Request(asset, { headers: request.headers, redirect: 'manual' }));
  const found = await read();
  if (found.status === 404) return undefined;
  if (found.status !== 200) return found;
  const headers = new Headers(found.headers);
  headers.set('Accept-Ranges', 'bytes');
  const { body } = found;
  if (!body || !(isHead || asksRange(request, headers))) return new Response(body, { headers });
  const key = asset.pathname + headers.get('ETag');
  const known = sizes.get(key);
  const size = known ?? (await take(body));
  sizes.set(key, size, 0);
  if (isHead) {
    if (known !== undefined) await body.cancel();
    headers.set('Content-Length', String(size));
    return new Response(null, { headers });
  }
  const range = requestedRange(request, headers, size);
  const again = known === undefined ? (await read()).body : body;
  if (range === undefined) return new Response(again, { headers });
  if (range === 'beyond') await again?.cancel();
  return rangeResponse(range, size, headers, (part) => cut(again as ReadableStream<Uint8Array>, part));
}

/** The bytes of a range of a stream, which is read to the end of the range and no further. */
function cut(body: ReadableStream<Uint8Array>, { begin, end }: ByteRange): ReadableStream {
  const { readable, writable } = new FixedLengthStream(end - begin);
  const writer = writable.getWriter();
  const copy = async () => {
    await take(body, begin);
    await take(body, end - begin, (bytes) => writer.write(bytes));
    return Promise.all([writer.close(), body.cancel()]);
  };
  // Whoever asked may go away before the end.
  void copy().catch((error: unknown) => Promise.allSettled([writer.abort(error), body.cancel(error)]));
  return readable;
}

/** The most bytes that are read at once. */
const step = 256 * 1024;

/** Reads a stream up to `most` bytes, in pieces that are given to `each`. Returns the number of bytes. */
async function take(
  body: ReadableStream<Uint8Array>,
  most = Number.POSITIVE_INFINITY,
  each?: (bytes: Uint8Array) => Promise<void>,
): Promise<number> {
  const reader = body.getReader({ mode: 'byob' });
  let [count, room] = [0, new ArrayBuffer(step)];
  while (count < most) {
    const { value } = await reader.read(new Uint8Array(room, 0, Math.min(step, most - count)));
    if (!value || value.length === 0) break;
    await each?.(value);
    count += value.length;
    room = value.buffer as ArrayBuffer;
  }
  reader.releaseLock();
  return count;
}

/** A file of the bucket, if the Worker has one. */
async function storedResponse({ bucket }: Platform, request: Request, url: URL): Promise<Response | undefined> {
  return bucket && bucketResponse(bucket, decodePath(url.pathname).slice(1), request);
}
