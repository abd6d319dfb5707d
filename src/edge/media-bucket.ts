import { isCurrent } from './caching.ts';
import { unavailable } from './problem.ts';
import { type ByteRange, rangeResponse, requestedRange } from './range.ts';

/** A file of a bucket. */
interface StoredFile {
  /** Bytes. */
  readonly size: number;
  /** The entity tag, with and without quotation marks. */
  readonly httpEtag: string;
  readonly etag: string;
  readonly httpMetadata?: { readonly contentType?: string };
  /** Absent if the file is no longer the one that was asked for. */
  readonly body?: ReadableStream<Uint8Array>;
}

/** The part of an R2 bucket that is used (https://developers.cloudflare.com/r2/api/workers/workers-api-reference/). */
export interface MediaBucket {
  head(key: string): Promise<StoredFile | null>;
  get(
    key: string,
    options: {
      readonly range: { readonly offset: number; readonly length: number };
      readonly onlyIf: { readonly etagMatches: string };
    },
  ): Promise<StoredFile | null>;
}

/**
 * The answer to a GET or HEAD request for a file of a bucket, or for a range of it, with its length and a strong entity
 * tag; 304 if the client has it; undefined if there is no such file. The bytes are streamed, never held. Throws 503 if
 * the file is replaced in between.
 */
export async function bucketResponse(
  bucket: MediaBucket,
  key: string,
  request: Request,
): Promise<Response | undefined> {
  const file = await bucket.head(key);
  if (file === null) return undefined;
  const { size, etag, httpEtag, httpMetadata } = file;
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    // As static assets have it.
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: httpEtag,
  });
  if (isCurrent(request.headers, { etag: httpEtag, isDateUnique: false }))
    return new Response(null, { status: 304, headers });
  headers.set('Content-Type', httpMetadata?.contentType ?? 'application/octet-stream');
  const range = requestedRange(request, headers, size);
  const read = async ({ begin, end }: ByteRange): Promise<ReadableStream> => {
    const part = { range: { offset: begin, length: end - begin }, onlyIf: { etagMatches: etag } };
    const found = await bucket.get(key, part);
    if (!found?.body) throw unavailable(`The file ${key} was replaced just now.`);
    return found.body;
  };
  if (range !== undefined) return rangeResponse(range, size, headers, read);
  headers.set('Content-Length', String(size));
  return new Response(request.method === 'HEAD' ? null : await read({ begin: 0, end: size }), { headers });
}
