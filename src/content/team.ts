import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** What a thread of a team is started with. */
export interface Post {
  /** Where orders come and answers go. */
  readonly port: MessagePort;
  /** How many answers the thread has given: who waits for one waits for this to change. */
  readonly given: Int32Array<SharedArrayBuffer>;
  /** What all orders have in common. */
  readonly common: unknown;
}

/** An answer, or why there is none. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly fault: string };

/** Milliseconds until a thread that says nothing is given up. */
const patience = 120_000;

/** Large, so that what lives for one order is gone before anybody looks at it. */
const youngMegabytes = 64;

/** How many threads may pay: one for each processor, none where there is but one. */
export function hands(): number {
  const processors = availableParallelism();
  return processors > 1 ? processors : 0;
}

/**
 * Threads that do one kind of work. Orders are given ahead; the answers come in the order of the orders, whoever was quicker, so
 * that nothing depends on time. Whoever asks for an answer waits for it, without a turn of the event loop: so code that waits
 * for nothing can be helped too.
 */
export class Team<Order, Answer> {
  readonly #hands: readonly {
    readonly worker: Worker;
    readonly port: MessagePort;
    readonly given: Int32Array<SharedArrayBuffer>;
  }[];
  #asked = 0;
  #answered = 0;

  /** `module` calls `work` (work.ts). */
  constructor(module: URL, size: number, common: unknown) {
    this.#hands = Array.from({ length: size }, () => {
      const { port1, port2 } = new MessageChannel();
      const given = new Int32Array(new SharedArrayBuffer(4));
      const post: Post = { port: port2, given, common };
      const worker = new Worker(module, {
        workerData: post,
        transferList: [port2],
        resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
      });
      worker.unref();
      port1.unref();
      return { worker, port: port1, given };
    });
  }

  ask(order: Order): void {
    this.#hands[this.#asked++ % this.#hands.length]?.port.postMessage(order);
  }

  /** The answer to the first order that has had none. Throws where the work threw, and where a thread gives no sign of life. */
  answer(): Answer {
    const hand = this.#hands[this.#answered++ % this.#hands.length];
    if (hand === undefined || this.#answered > this.#asked) throw new RangeError('Nothing was asked.');
    for (;;) {
      const given = Atomics.load(hand.given, 0);
      const received = receiveMessageOnPort(hand.port) as { message: Reply<Answer> } | undefined;
      if (received) {
        const { message } = received;
        if ('fault' in message) throw new Error(message.fault);
        return message.answer;
      }
      if (Atomics.wait(hand.given, 0, given, patience) === 'timed-out')
        throw new Error(`A thread has not answered for ${patience / 1000} seconds.`);
    }
  }

  close(): void {
    for (const { worker } of this.#hands) void worker.terminate();
  }
}
