import { workerData } from 'node:worker_threads';
import type { Post, Reply } from './team.ts';

/** What comes of an order: the answer, and what of it is handed over instead of copied. */
export interface Done<Answer> {
  readonly answer: Answer;
  readonly transfer?: readonly ArrayBuffer[];
}

/** Has this thread, one of a `Team`, answer orders. `begin` gets what all of them have in common and gives what does the work. */
export function work<Common, Order, Answer>(
  begin: (common: Common) => (order: Order) => Done<Answer> | Promise<Done<Answer>>,
): void {
  const { port, given, common } = workerData as Post;
  const reply = (message: Reply<Answer>, transfer: readonly ArrayBuffer[] = []): void => {
    port.postMessage(message, transfer);
    Atomics.add(given, 0, 1);
    Atomics.notify(given, 0);
  };
  const doIt = begin(common as Common);
  let last: Promise<void> = Promise.resolve();
  const perform = async (order: Order): Promise<void> => {
    try {
      const { answer, transfer } = await doIt(order);
      reply({ answer }, transfer);
    } catch (error) {
      reply({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  port.on('message', (order: Order) => {
    last = last.then(() => perform(order));
  });
}
