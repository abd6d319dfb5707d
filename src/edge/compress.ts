import { gzipSync } from 'node:zlib';

/** Bytes below which compressing costs more time than it saves. */
const smallest = 860;

/** Whether a client accepts gzip (RFC 9110 §12.5.3). On Cloudflare `cf` has the original header. */
export function acceptsGzip(request: Request): boolean {
  const { cf } = request as { cf?: { readonly clientAcceptEncoding?: string } };
  const accepted = cf?.clientAcceptEncoding ?? request.headers.get('Accept-Encoding') ?? '';
  const quality = new Map(
    accepted.split(',').map((coding) => {
      const [name = '', ...parameters] = coding.toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((v) => v !== undefined);
      return [name.trim(), q === undefined ? 1 : Number(q)] as const;
    }),
  );
  return (quality.get('gzip') ?? quality.get('x-gzip') ?? quality.get('*') ?? 0) > 0;
}

/** Whether compressing a number of bytes saves time. */
export function worthCompressing(length: number): boolean {
  return length >= smallest;
}

/** The level of zlib: 4 takes a third of the time of 6 for 10 % more bytes, 1 a fifth for 25 %. */
function levelOf(length: number): number {
  if (length < 64 * 1024) return 6;
  return length < 256 * 1024 ? 4 : 1;
}

/** Compresses bytes with gzip (RFC 1952). */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: levelOf(bytes.length) });
}

/** The media types of text. */
const text = /^(?:text\/|application\/(?:\w+\+)?json\b)/;

/**
 * Compresses a response that has no entity tag, such as a problem: Cloudflare compresses neither
 * `application/problem+json` nor statuses other than 200, 403 and 404.
 */
export async function compressText(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response;
  if (!response.body || headers.has('ETag') || !text.test(headers.get('Content-Type') ?? '')) return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!worthCompressing(bytes.length) || !acceptsGzip(request)) return new Response(bytes, { status, headers });
  const encoded = new Headers([...headers, ['Content-Encoding', 'gzip']]);
  return new Response(gzip(bytes), { status, headers: encoded, encodeBody: 'manual' });
}
