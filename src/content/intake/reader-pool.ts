import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { problemFromError } from '../../article/problem.ts';
import type { FileReading } from '../../import/read.ts';
import type { Origin } from '../../import/reader.ts';
import type { ReadTask } from '../../import/worker.ts';
import { moduleBeside } from '../files.ts';
import { type TaskLimits, WorkerPool } from '../worker-pool.ts';

const reader = moduleBeside('../../import/worker', import.meta.url);

/**
 * Reads source files in worker threads, at most one for each processor. If a file takes too much time or memory, or
 * ends its worker, the result is a problem of that file.
 */
export class ReaderPool {
  readonly #workers: WorkerPool<ReadTask, FileReading>;

  /** `files` is the number of files; `limits` and the worker's `module` are set in tests. */
  constructor(files: number, limits?: TaskLimits, module: URL = reader) {
    const size = Math.max(1, Math.min(availableParallelism(), Math.ceil(files / 4)));
    this.#workers = new WorkerPool(module, size, limits);
  }

  async read(path: string, origin: Origin): Promise<FileReading> {
    const found = await stat(path).catch(() => undefined);
    return this.#workers
      .run({ path, origin }, found?.size)
      .catch((error: unknown) => ({ candidates: [], problems: [problemFromError(error, origin.file)] }));
  }

  close(): Promise<void> {
    return this.#workers.close();
  }
}
