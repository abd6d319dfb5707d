import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileReading } from '../import/read.ts';
import type { Origin } from '../import/reader.ts';
import type { ReadReply, ReadRequest } from '../import/worker.ts';
import { problemFromError } from '../article/problem-from-error.ts';
import { moduleBeside } from './files.ts';

/**
 * The limits for reading one file, so that a hostile file harms no other: seconds of processor time, which do not depend on the load of the
 * machine, and megabytes of memory. Large files, such as exports of whole blogs, get more time. By the clock a file may take `waiting`
 * times its processor time, which stops a worker that waits for ever.
 */
const defaultLimits = { seconds: 30, secondsPerMegabyte: 10, waiting: 10, megabytes: 2048 };

/** Milliseconds between two measurements of a worker's processor time. */
const interval = 1000;

const reader = moduleBeside('../import/worker', import.meta.url);

/** Seconds of processor time that reading a file may take. */
async function timeLimitOf(path: string, limits: typeof defaultLimits): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  return Math.ceil(limits.seconds + (limits.secondsPerMegabyte * size) / 1e6);
}

interface Task {
  readonly order: ReadRequest;
  /** Seconds of processor time. */
  readonly seconds: number;
  readonly done: (reading: FileReading) => void;
}

interface PoolWorker {
  readonly worker: Worker;
  task?: Task;
  timer?: NodeJS.Timeout;
}

/**
 * Reads source files in worker threads, at most one for each processor. If a file takes too much time or memory, or ends its worker, the
 * result is a problem of that file, and the worker is replaced.
 */
export class ReaderPool {
  readonly #size: number;
  readonly #workers = new Set<PoolWorker>();
  readonly #waiting: Task[] = [];
  readonly #limits: typeof defaultLimits;
  readonly #reader: URL;
  #number = 0;

  /** `files` is the number of files; `limits` and the worker's `module` are set in tests. */
  constructor(files: number, limits: typeof defaultLimits = defaultLimits, module: URL = reader) {
    this.#limits = limits;
    this.#reader = module;
    this.#size = Math.max(1, Math.min(availableParallelism(), Math.ceil(files / 4)));
  }

  async read(path: string, origin: Origin): Promise<FileReading> {
    const seconds = await timeLimitOf(path, this.#limits);
    return new Promise((done) => {
      this.#waiting.push({ order: { number: this.#number++, path, origin }, seconds, done });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map(({ worker }) => worker.terminate()));
    this.#workers.clear();
  }

  #next(): void {
    const idle = [...this.#workers].find(({ task }) => !task);
    const member = idle ?? (this.#workers.size < this.#size ? this.#start() : undefined);
    const task = member && this.#waiting.shift();
    if (!task) return;
    member.task = task;
    this.#limit(member, task);
    member.worker.postMessage(task.order);
  }

  /** Stops a worker when its task has used up its time. */
  #limit(member: PoolWorker, task: Task): void {
    const seconds = task.seconds * this.#limits.waiting;
    const deadline = performance.now() + seconds * 1000;
    let first: NodeJS.CpuUsage | undefined;
    const look = async (): Promise<void> => {
      // A worker that is ending does not answer; the event of its end follows.
      const used = await member.worker.cpuUsage(first).catch(() => undefined);
      if (!first) first = used;
      else if (used && member.task === task && (used.user + used.system) / 1e6 > task.seconds)
        this.#stop(member, new Error(`it took more than ${task.seconds} seconds of processor time`));
    };
    member.timer = setInterval(() => {
      if (performance.now() > deadline) this.#stop(member, new Error(`it took more than ${seconds} seconds`));
      else void look();
    }, interval);
  }

  #start(): PoolWorker {
    const worker = new Worker(this.#reader, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes },
    });
    const member: PoolWorker = { worker };
    this.#workers.add(member);
    worker.on('message', ({ number, reading }: ReadReply) => {
      const { task } = member;
      if (task?.order.number !== number) return;
      this.#release(member);
      task.done(reading);
      this.#next();
    });
    worker.on('error', (error) => this.#stop(member, error));
    return member;
  }

  #release(member: PoolWorker): void {
    clearInterval(member.timer);
    delete member.task;
  }

  #stop(member: PoolWorker, reason: unknown): void {
    const { task } = member;
    this.#release(member);
    this.#workers.delete(member);
    void member.worker.terminate();
    task?.done({ candidates: [], problems: [problemFromError(reason, task.order.origin.file)] });
    this.#next();
  }
}
