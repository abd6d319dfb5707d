import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Reading } from '../import/read.ts';
import type { Origin } from '../import/reader.ts';
import type { Delivery, Order } from '../import/worker.ts';
import { faultOf } from '../article/fault.ts';

/**
 * What a worker may use for one file, so that a hostile file stops nothing but itself: seconds of processor time, which do not
 * depend on how busy the machine is, and megabytes of memory. Exports of whole blogs are large, and get more time. `waiting` is how
 * many times its processor time a file may take by the clock, for a worker that waits for ever.
 */
const usual = { seconds: 30, secondsPerMegabyte: 10, waiting: 10, megabytes: 2048 };

/** Milliseconds between two looks at the processor time of a worker. */
const interval = 1000;

const reader = new URL('../import/worker.ts', import.meta.url);

/** Seconds of processor time that reading a file may take. */
async function patienceFor(path: string, limits: typeof usual): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  return Math.ceil(limits.seconds + (limits.secondsPerMegabyte * size) / 1e6);
}

interface Task {
  readonly order: Order;
  /** Seconds of processor time. */
  readonly patience: number;
  readonly done: (reading: Reading) => void;
}

interface Hand {
  readonly worker: Worker;
  task?: Task;
  timer?: NodeJS.Timeout;
}

/**
 * Reads source files in workers, one for each processor at most. A file that takes too long, too much memory, or brings
 * its worker down is a problem of that file; its worker is replaced.
 */
export class ReaderPool {
  readonly #size: number;
  readonly #hands = new Set<Hand>();
  readonly #waiting: Task[] = [];
  readonly #limits: typeof usual;
  readonly #reader: URL;
  #number = 0;

  /** For so many files; the limits, and the module that reads in a worker, can be others. */
  constructor(files: number, limits: typeof usual = usual, module: URL = reader) {
    this.#limits = limits;
    this.#reader = module;
    this.#size = Math.max(1, Math.min(availableParallelism(), Math.ceil(files / 4)));
  }

  async read(path: string, origin: Origin): Promise<Reading> {
    const patience = await patienceFor(path, this.#limits);
    return new Promise((done) => {
      this.#waiting.push({ order: { number: this.#number++, path, origin }, patience, done });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#hands].map(({ worker }) => worker.terminate()));
    this.#hands.clear();
  }

  #next(): void {
    const idle = [...this.#hands].find(({ task }) => !task);
    const hand = idle ?? (this.#hands.size < this.#size ? this.#hire() : undefined);
    const task = hand && this.#waiting.shift();
    if (!task) return;
    hand.task = task;
    this.#limit(hand, task);
    hand.worker.postMessage(task.order);
  }

  /** Dismisses a worker as soon as its task has used up its time. */
  #limit(hand: Hand, task: Task): void {
    const seconds = task.patience * this.#limits.waiting;
    const deadline = performance.now() + seconds * 1000;
    let first: NodeJS.CpuUsage | undefined;
    const look = async (): Promise<void> => {
      // A worker that is about to end has no answer; its end is an event of its own.
      const used = await hand.worker.cpuUsage(first).catch(() => undefined);
      if (!first) first = used;
      else if (used && hand.task === task && (used.user + used.system) / 1e6 > task.patience)
        this.#dismiss(hand, new Error(`it took more than ${task.patience} seconds of processor time`));
    };
    hand.timer = setInterval(() => {
      if (performance.now() > deadline)
        this.#dismiss(hand, new Error(`it took more than ${seconds} seconds`));
      else void look();
    }, interval);
  }

  #hire(): Hand {
    const worker = new Worker(this.#reader, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes },
    });
    const hand: Hand = { worker };
    this.#hands.add(hand);
    worker.on('message', ({ number, reading }: Delivery) => {
      const { task } = hand;
      if (task?.order.number !== number) return;
      this.#release(hand);
      task.done(reading);
      this.#next();
    });
    worker.on('error', (error) => this.#dismiss(hand, error));
    return hand;
  }

  #release(hand: Hand): void {
    clearInterval(hand.timer);
    delete hand.task;
  }

  #dismiss(hand: Hand, reason: unknown): void {
    const { task } = hand;
    this.#release(hand);
    this.#hands.delete(hand);
    void hand.worker.terminate();
    task?.done({ candidates: [], problems: [faultOf(reason, task.order.origin.file)] });
    this.#next();
  }
}
