import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

// In a clone, Node.js reads TypeScript by a WebAssembly module. Threads that do so at the same time can end the process
// ("Check failed: jit_page.has_value()") when V8 compiles the calls from that module to JavaScript. Without compiling
// them threads take no longer. The package is JavaScript and needs no flag.
if (import.meta.filename.endsWith('.ts')) setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');

/**
 * The limits for one task of a worker: seconds of processor time, which do not depend on the load of the machine, and
 * megabytes of memory. Large files, such as exports of whole blogs, get more time. By the clock a task may take
 * `waiting` times its processor time, which stops a worker that waits for ever.
 */
const taskLimits = { seconds: 30, secondsPerMegabyte: 10, waiting: 10, megabytes: 2048 };

export type TaskLimits = typeof taskLimits;

/** Milliseconds between two measurements of a worker's processor time. */
const interval = 1000;

interface Job<Task, Result> {
  readonly task: Task;
  /** Seconds of processor time. */
  readonly seconds: number;
  readonly done: (result: Result) => void;
  readonly failed: (reason: Error) => void;
}

interface PoolWorker<Task, Result> {
  readonly worker: Worker;
  job?: Job<Task, Result>;
  timer?: NodeJS.Timeout;
}

/**
 * Worker threads for tasks that may take too much time or memory, at most `size` of them. A worker gets one task at a
 * time as a message and answers it with one message. It starts when it is needed, stays for further tasks, and keeps no
 * process alive while it has none.
 */
export class WorkerPool<Task, Result> {
  readonly #module: URL;
  readonly #size: number;
  readonly #limits: TaskLimits;
  readonly #workers = new Set<PoolWorker<Task, Result>>();
  readonly #waiting: Job<Task, Result>[] = [];

  constructor(module: URL, size: number, limits: TaskLimits = taskLimits) {
    this.#module = module;
    this.#size = size;
    this.#limits = limits;
  }

  /**
   * The answer to a task about a file of some bytes. Rejects if it takes too much time or memory, or ends its worker,
   * which is then replaced.
   */
  run(task: Task, bytes = 0): Promise<Result> {
    const seconds = Math.ceil(this.#limits.seconds + (this.#limits.secondsPerMegabyte * bytes) / 1e6);
    return new Promise((done, failed) => {
      this.#waiting.push({ task, seconds, done, failed });
      this.#next();
    });
  }

  /** Ends all workers. Tasks without an answer are rejected. */
  async close(): Promise<void> {
    const members = [...this.#workers];
    const jobs = [...members.map((member) => this.#release(member)), ...this.#waiting.splice(0)];
    this.#workers.clear();
    for (const job of jobs) job?.failed(new Error('the workers were ended'));
    await Promise.all(members.map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    const idle = [...this.#workers].find(({ job }) => !job);
    const member = idle ?? (this.#workers.size < this.#size ? this.#start() : undefined);
    const job = member && this.#waiting.shift();
    if (!job) return;
    member.job = job;
    member.worker.ref();
    this.#limit(member, job);
    member.worker.postMessage(job.task);
  }

  /** Stops a worker when its task has used up its time. */
  #limit(member: PoolWorker<Task, Result>, job: Job<Task, Result>): void {
    const seconds = job.seconds * this.#limits.waiting;
    const deadline = performance.now() + seconds * 1000;
    let first: NodeJS.CpuUsage | undefined;
    const look = async (): Promise<void> => {
      // A worker that is ending does not answer; the event of its end follows.
      const used = await member.worker.cpuUsage(first).catch(() => undefined);
      if (!first) first = used;
      else if (used && member.job === job && (used.user + used.system) / 1e6 > job.seconds)
        this.#stop(member, new Error(`it took more than ${job.seconds} seconds of processor time`));
    };
    member.timer = setInterval(() => {
      if (performance.now() > deadline) this.#stop(member, new Error(`it took more than ${seconds} seconds`));
      else void look();
    }, interval);
  }

  #start(): PoolWorker<Task, Result> {
    const worker = new Worker(this.#module, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes },
    });
    const member: PoolWorker<Task, Result> = { worker };
    this.#workers.add(member);
    worker.on('message', (result: Result) => {
      const job = this.#release(member);
      worker.unref();
      job?.done(result);
      this.#next();
    });
    worker.on('error', (error) => this.#stop(member, error));
    return member;
  }

  #release(member: PoolWorker<Task, Result>): Job<Task, Result> | undefined {
    const { job } = member;
    clearInterval(member.timer);
    delete member.job;
    return job;
  }

  #stop(member: PoolWorker<Task, Result>, reason: unknown): void {
    const job = this.#release(member);
    this.#workers.delete(member);
    void member.worker.terminate();
    job?.failed(reason instanceof Error ? reason : new Error(String(reason)));
    this.#next();
  }
}
