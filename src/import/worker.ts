import { readFile, stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { problemFromError } from '../article/problem-from-error.ts';
import { read, type FileReading } from './read.ts';
import type { Origin } from './reader.ts';
import { maxFileBytes } from './weight.ts';

/** A file to read, with the number of the request. */
export interface ReadRequest {
  readonly number: number;
  readonly path: string;
  readonly origin: Origin;
}

/** The reply to a request. */
export interface ReadReply {
  readonly number: number;
  readonly reading: FileReading;
}

async function deliver({ path, origin }: ReadRequest): Promise<FileReading> {
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) throw new Error(`it has ${size} bytes, and at most ${maxFileBytes} are read`);
    return await read(await readFile(path), { ...origin, path });
  } catch (error) {
    return { candidates: [], problems: [problemFromError(error, origin.file)] };
  }
}

parentPort?.on('message', async (order: ReadRequest) => {
  const delivery: ReadReply = { number: order.number, reading: await deliver(order) };
  parentPort?.postMessage(delivery);
});
