import { Recent } from './recent.ts';

/** Compressed bytes that an isolate keeps, so that a page is compressed once and not for every reader. */
const cacheBytes = 16 * 1024 * 1024;

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

/** Compresses answers, and keeps what it made by entity tag. */
export class Compressor {
  readonly #made = new Recent<string, Uint8Array>(cacheBytes);

  /** The gzip form (RFC 1952) that was made for an entity tag before, if it is still kept. */
  recall(etag: string): Uint8Array | undefined {
    return this.#made.get(etag);
  }

  async compress(bytes: Uint8Array, etag: string): Promise<Uint8Array> {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
    const made = new Uint8Array(await new Response(stream).arrayBuffer());
    this.#made.set(etag, made);
    return made;
  }
}
