import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { Asked } from './asked.ts';

/** How an address is asked for: what clients add, and by what name of the host it reached the Worker. */
export interface Manner {
  readonly at: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the client has what would be answered. */
  readonly current: boolean;
}

/** Manners of asking; `hosts` are the origins that an address may begin with. */
export const mannersAt = (...hosts: readonly string[]): fc.Arbitrary<Manner> =>
  fc.record<Manner>({
    at: fc.constantFrom(...hosts),
    method: fc.constantFrom('GET', 'GET', 'HEAD'),
    headers: fc.constantFrom<Manner['headers'][]>(
      {},
      { 'Accept-Encoding': 'gzip' },
      { 'If-None-Match': 'W/"0"' },
      { 'X-Forwarded-Host': 'other.invalid', 'X-Forwarded-Proto': 'http', Forwarded: 'host=other.invalid' },
    ),
    current: fc.boolean(),
  });

/** What HTTP adds on its way, of no meaning to the answer. */
const passing = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

async function answer(asked: Asked, address: string, manner: Manner, etag?: string): Promise<unknown> {
  const sent = { ...manner.headers, ...(etag !== undefined && { 'If-None-Match': etag }) };
  const response = await asked.ask(address, sent, manner.method);
  const bytes = Buffer.from(await response.arrayBuffer());
  const headers = [...response.headers].filter(([name]) => !passing.has(name));
  return [response.status, headers, bytes.toString('latin1')];
}

/** An answer of those who may have kept it is the one of those who never gave it, which `anew` starts. */
export async function keptHolds(
  kept: Asked,
  anew: () => Asked,
  origin: string,
  address: string,
  manner: Manner,
): Promise<void> {
  const plain = await anew().ask(origin + address);
  await plain.arrayBuffer();
  const etag = (manner.current && plain.headers.get('ETag')) || undefined;
  deepEqual(
    await answer(kept, manner.at + address, manner, etag),
    await answer(anew(), origin + address, manner, etag),
    `${address} at ${kept.now}, ${JSON.stringify(manner)}`,
  );
}
