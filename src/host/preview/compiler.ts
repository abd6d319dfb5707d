import { Worker } from 'node:worker_threads';
import type { Problem } from '../../article/problem.ts';
import type { PreviewArticle } from './articles.ts';

/** What is to be compiled. */
export interface CompileOrder {
  readonly content: string;
  readonly out: string;
  /** What addresses begin with: the preview's own origin. */
  readonly origin: string;
  readonly drafts: boolean;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** The result of compiling. */
export interface CompileResult {
  /** The edition that now lies in the folder; absent if the content could not be compiled. */
  readonly edition?: {
    /** Names the edition and its media. */
    readonly digest: string;
    /** How many articles it holds. */
    readonly count: number;
    /** Assets that no edition names any more. */
    readonly leftOver: readonly string[];
    readonly timezone: string;
    /** The articles in it, and the drafts that are not. */
    readonly articles: readonly PreviewArticle[];
  };
  readonly problems: readonly Problem[];
  /** Folders and files outside the content folder that it reads: its mounts. */
  readonly mounts: readonly string[];
}

/** A thread that compiles, so that the preview answers meanwhile. A new thread runs new sources. */
export interface Compiler {
  /** Takes one order at a time. Rejects if the sources are broken; the next order tries them again. */
  readonly compile: (order: CompileOrder) => Promise<CompileResult>;
  /** Makes the next `compile` read the sources again. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/** Creates a compiler whose threads run `code`. */
export function createCompiler(code = new URL('compiling.ts', import.meta.url)): Compiler {
  let thread: Worker | undefined;
  let stopped = false;
  const start = (): Worker => {
    const worker = new Worker(code);
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
    });
    // `compile` has listeners of its own; without this one an error that nobody waits for would end the preview.
    return worker.on('error', () => {});
  };
  const renew = (): void => {
    const old = thread;
    thread = undefined;
    void old?.terminate();
  };
  const compile = (order: CompileOrder): Promise<CompileResult> =>
    new Promise((resolve, reject) => {
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
        // The sources changed while it worked.
        else resolve(compile(order));
      };
      worker.on('error', fail).on('message', answer).on('exit', end);
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
