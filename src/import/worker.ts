import { readFile, stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { problemFromError } from '../article/problem.ts';
import { read, type FileReading } from './read.ts';
import type { Origin } from './reader.ts';
import { maxFileBytes } from './weight.ts';

/** A file to read. */
export interface ReadTask {
  readonly path: string;
  readonly origin: Origin;
}

async function readTask({ path, origin }: ReadTask): Promise<FileReading> {
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) throw new Error(`it has ${size} bytes, and at most ${maxFileBytes} are read`);
    return await read(await readFile(path), { ...origin, path });
  } catch (error) {
    return { candidates: [], problems: [problemFromError(error, origin.file)] };
  }
}

parentPort?.on('message', async (task: ReadTask) => parentPort?.postMessage(await readTask(task)));
