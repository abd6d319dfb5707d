import { readFile, stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { problemFromError } from '../article/problem-from-error.ts';
import { read, type Reading } from './read.ts';
import type { Origin } from './reader.ts';
import { maxFileBytes } from './weight.ts';

/** One file to read, and the number under which the answer is awaited. */
export interface Order {
  readonly number: number;
  readonly path: string;
  readonly origin: Origin;
}

/** The answer to an order. */
export interface Delivery {
  readonly number: number;
  readonly reading: Reading;
}

async function deliver({ path, origin }: Order): Promise<Reading> {
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) throw new Error(`it has ${size} bytes, and at most ${maxFileBytes} are read`);
    return await read(await readFile(path), origin);
  } catch (error) {
    return { candidates: [], problems: [problemFromError(error, origin.file)] };
  }
}

parentPort?.on('message', async (order: Order) => {
  const delivery: Delivery = { number: order.number, reading: await deliver(order) };
  parentPort?.postMessage(delivery);
});
