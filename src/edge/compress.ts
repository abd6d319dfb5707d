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

/** Compresses bytes (RFC 1952). */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
