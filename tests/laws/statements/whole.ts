import { deepEqual, equal, match } from 'node:assert/strict';
import type { Asked } from './asked.ts';

const said = async (response: Response) => [response.status, await response.text()];

/** Where stored bytes are damaged, an answer is the whole one, or 503 that tells when to come again. Says whether it was 503. */
export async function wholeOrLater(damaged: Asked, sound: Asked, address: string): Promise<boolean> {
  const response = await damaged.ask(address);
  if (response.status !== 503) {
    deepEqual(await said(response), await said(await sound.ask(address)), address);
    return false;
  }
  await response.arrayBuffer();
  match(response.headers.get('Retry-After') ?? '', /^\d+$/, address);
  equal(response.headers.get('Cache-Control'), 'no-store', address);
  return true;
}
