import { gzipSync } from 'node:zlib';

/** Below this, compressing costs more than it saves. */
const smallest = 860;

/** What the runtime tells of a client: on Cloudflare the header itself is rewritten on the way. */
interface Client {
  readonly clientAcceptEncoding?: string;
}

/** Whether a client takes gzip (RFC 9110 §12.5.3). */
export function acceptsGzip(request: Request): boolean {
  const client = (request as { cf?: Client }).cf;
  const accepted = client?.clientAcceptEncoding ?? request.headers.get('Accept-Encoding') ?? '';
  const quality = new Map(
    accepted.split(',').map((coding) => {
      const [name = '', ...parameters] = coding.toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((v) => v !== undefined);
      return [name.trim(), q === undefined ? 1 : Number(q)] as const;
    }),
  );
  return (quality.get('gzip') ?? quality.get('x-gzip') ?? quality.get('*') ?? 0) > 0;
}

export function worthCompressing(length: number): boolean {
  return length >= smallest;
}

/** Zlib's level by length: 4 costs a third of 6 and leaves a tenth more bytes, 1 a fifth and leaves a quarter more. */
function levelOf(length: number): number {
  if (length < 64 * 1024) return 6;
  return length < 256 * 1024 ? 4 : 1;
}

/** Compresses bytes (RFC 1952). */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: levelOf(bytes.length) });
}

/** What of all that has no entity tag is text: problems and pages of errors. */
const text = /^(?:text\/|application\/(?:\w+\+)?json\b)/;

/**
 * An answer that nobody asks for conditionally, compressed like the others: Cloudflare compresses neither
 * `application/problem+json` nor statuses but 200, 403 and 404.
 */
export async function compressText(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response;
  if (!response.body || headers.has('ETag') || !text.test(headers.get('Content-Type') ?? '')) return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!worthCompressing(bytes.length) || !acceptsGzip(request))
    return new Response(bytes, { status, headers });
  const encoded = new Headers([...headers, ['Content-Encoding', 'gzip']]);
  return new Response(gzip(bytes), { status, headers: encoded, encodeBody: 'manual' });
}
