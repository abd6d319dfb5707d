import { Worker } from 'node:worker_threads';
import type { Problem } from '../../article/problem.ts';
import type { Media } from '../store.ts';
import type { Manuscript } from './manuscripts.ts';

/** What is to be compiled. */
export interface CompileOrder {
  readonly content: string;
  readonly out: string;
  readonly origin: string;
  readonly drafts: boolean;
  /** Whether how articles stand to each other may be as it was, to be put right by a further order. */
  readonly hasty: boolean;
  /** The files that changed since the last order, by absolute path; undefined where any may have. */
  readonly touched: ReadonlySet<string> | undefined;
}

/** What came of it. */
export interface CompileResult {
  /** The edition that now lies in the folder; absent where the content could not be compiled. */
  readonly edition?: {
    readonly digest: string;
    readonly articles: number;
    readonly leftOver: readonly string[];
    readonly media: Media;
    readonly provisional: boolean;
    readonly timezone: string;
    /** The articles in it, and the drafts that are not. */
    readonly manuscripts: readonly Manuscript[];
  };
  readonly problems: readonly Problem[];
  /** Folders outside the content folder that it reads: its mounts. */
  readonly mounts: readonly string[];
}

/** A thread that compiles: the preview answers meanwhile, and a new thread takes new sources. */
export interface Compiler {
  /** Takes one order after another. Rejects where the sources are broken; the next order tries them anew. */
  readonly compile: (order: CompileOrder) => Promise<CompileResult>;
  /** Has the next `compile` read the sources anew. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/** A compiler whose threads run `code`. */
export function createCompiler(code = new URL('compiling.ts', import.meta.url)): Compiler {
  let thread: Worker | undefined;
  let stopped = false;
  const start = (): Worker => {
    const worker = new Worker(code);
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
    });
    // Whoever waits for an answer is told by listeners of its own; nobody waiting is no reason to end the preview.
    return worker.on('error', () => {});
  };
  const renew = (): void => {
    const old = thread;
    thread = undefined;
    void old?.terminate();
  };
  const compile = (order: CompileOrder): Promise<CompileResult> =>
    new Promise((resolve, reject) => {
      const fresh = thread === undefined;
      const worker = (thread ??= start());
      let fault: unknown;
      const fail = (error: unknown): void => {
        fault = error;
      };
      const leave = (): Worker => worker.off('error', fail).off('message', answer).off('exit', end);
      const answer = (result: CompileResult): void => {
        leave();
        resolve(result);
      };
      const end = (): void => {
        leave();
        if (fault !== undefined) reject(fault);
        else if (stopped) reject(new Error('The compiler stopped.'));
        // One that was renewed while it worked is followed by one that reads the new sources.
        else resolve(compile(order));
      };
      worker.on('error', fail).on('message', answer).on('exit', end);
      worker.postMessage(fresh ? { ...order, touched: undefined } : order);
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
