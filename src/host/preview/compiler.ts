import { Worker } from 'node:worker_threads';
import type { Problem } from '../../article/problem.ts';

/** What is to be compiled. */
export interface CompileOrder {
  readonly content: string;
  readonly out: string;
  readonly origin: string;
  readonly drafts: boolean;
}

/** What came of it. */
export interface CompileResult {
  /** The edition that now lies in the folder; absent where the content could not be compiled. */
  readonly edition?: {
    readonly digest: string;
    readonly articles: number;
    readonly leftOver: readonly string[];
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
  const renew = (): void => {
    void thread?.terminate();
    thread = undefined;
  };
  return {
    renew,
    stop: renew,
    compile: async (order) => {
      const worker = (thread ??= new Worker(new URL('compiling.ts', import.meta.url)));
      try {
        return await new Promise<CompileResult>((resolve, reject) => {
          worker.removeAllListeners();
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', () => reject(new Error('The compiler stopped.')));
          worker.postMessage(order);
        });
      } catch (error) {
        renew();
        throw error;
      }
    },
  };
}
