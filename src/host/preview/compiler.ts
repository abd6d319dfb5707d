import { Worker } from 'node:worker_threads';
import type { Problem } from '../../article/problem.ts';

/** What is to be compiled. */
export interface CompileOrder {
  readonly content: string;
  readonly out: string;
  readonly origin: string;
  readonly drafts: boolean;
  /** Whether how articles stand to each other may be as it was, to be put right by a further order. */
  readonly hasty: boolean;
}

/** What came of it. */
export interface CompileResult {
  /** The edition that now lies in the folder; absent where the content could not be compiled. */
  readonly edition?: {
    readonly digest: string;
    readonly articles: number;
    readonly leftOver: readonly string[];
    readonly provisional: boolean;
  };
  readonly problems: readonly Problem[];
  /** Folders outside the content folder that it reads: its mounts. */
  readonly mounts: readonly string[];
}

/** A thread that compiles: the preview answers meanwhile, and a new thread takes new sources. */
export interface Compiler {
  readonly compile: (order: CompileOrder) => Promise<CompileResult>;
  /** Has the next `compile` read the sources anew. */
  readonly renew: () => void;
  readonly stop: () => void;
}

export function createCompiler(): Compiler {
  let thread: Worker | undefined;
  let stopped = false;
  const renew = (): void => {
    const old = thread;
    thread = undefined;
    void old?.terminate();
  };
  const compile = (order: CompileOrder): Promise<CompileResult> =>
    new Promise((resolve, reject) => {
      const worker = (thread ??= new Worker(new URL('compiling.ts', import.meta.url)));
      worker.removeAllListeners();
      worker.once('message', resolve);
      worker.once('error', (error) => {
        if (thread === worker) renew();
        reject(error);
      });
      worker.once('exit', () => {
        // One that was renewed while it worked is followed by one that reads the new sources.
        if (thread !== worker && !stopped) resolve(compile(order));
        else reject(new Error('The compiler stopped.'));
      });
      worker.postMessage(order);
    });
  return {
    compile,
    renew,
    stop: () => {
      stopped = true;
      renew();
    },
  };
}
