import { decodePath, encodePath } from '../text/path.ts';
import { corsHeaders, noSniff } from './headers.ts';
import { bucketResponse } from './media-bucket.ts';
import { rangeResponse, requestedRange } from './range.ts';
import type { Platform } from './service.ts';

/** The policy of media files that are documents, such as SVG: they are shown, and no script runs. */
const passivePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox";

/**
 * The answer to a request for a file below `/media/`, in any encoding of its name; undefined if there is none. `url` is
 * its address without the base path, as static assets and the bucket have it. Apps of other origins may fetch it. It
 * supports a range of bytes (RFC 9110 §14), which static assets do not, so that players can seek and resume.
 */
export async function mediaResponse(platform: Platform, request: Request, url: URL): Promise<Response | undefined> {
  const found = (await assetResponse(platform, request, url)) ?? (await storedResponse(platform, request, url));
  if (found === undefined) return undefined;
  const response = new Response(found.body, found);
  const isDocument = /html|xml/i.test(response.headers.get('Content-Type') ?? '');
  const policy = isDocument && { 'Content-Security-Policy': passivePolicy };
  const headers = { ...corsHeaders, ...noSniff, ...policy };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/**
 * A file of the static assets, or a range of it, for which the whole file is read: they have 25 MiB at most. So it is
 * for HEAD, which static assets answer without the length that Apple's directory wants of an episode.
 */
async function assetResponse(platform: Platform, request: Request, url: URL): Promise<Response | undefined> {
  const asset = new URL(url);
  asset.pathname = encodePath(url.pathname);
  const { method, headers: asked } = request;
  const found = await platform.media(new Request(asset, { headers: asked, redirect: 'manual' }));
  if (found.status === 404) return undefined;
  if (found.status !== 200) return found;
  const headers = new Headers(found.headers);
  headers.set('Accept-Ranges', 'bytes');
  if (method === 'GET' && !asked.has('Range')) return new Response(found.body, { headers });
  const bytes = new Uint8Array(await found.arrayBuffer());
  const range = requestedRange(request, headers, bytes.length);
  if (range !== undefined)
    return rangeResponse(range, bytes.length, headers, ({ begin, end }) => bytes.subarray(begin, end));
  headers.set('Content-Length', String(bytes.length));
  return new Response(method === 'HEAD' ? null : bytes, { headers });
}

/** A file of the bucket, if the Worker has one. */
async function storedResponse({ bucket }: Platform, request: Request, url: URL): Promise<Response | undefined> {
  return bucket && bucketResponse(bucket, decodePath(url.pathname).slice(1), request);
}
