import type { Problem } from '../../article/problem.ts';
import { moduleBeside } from '../../content/files.ts';
import { type TaskLimits, WorkerPool } from '../../content/worker-pool.ts';
import type { PreviewArticle } from './state.ts';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** An order for the compiling thread. */
export interface CompileOrder {
  readonly content: string;
  readonly out: string;
  /** The preview's origin, in place of the publication's own. */
  readonly origin: string;
  readonly drafts: boolean;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** The result of compiling. */
export interface CompileResult {
  /** The edition in the folder; absent if the content could not be compiled. */
  readonly edition?: {
    /** Name of the edition and its media. */
    readonly digest: string;
    /** The publication's address in the preview. */
    readonly url: string;
    /** Number of its articles. */
    readonly count: number;
    readonly timezone: string;
    /** When the next article expires, so that the edition changes; seconds since the epoch. */
    readonly nextExpiry?: number;
    /** The articles in it, and the drafts that are not. */
    readonly articles: readonly PreviewArticle[];
  };
  readonly problems: readonly Problem[];
  /** Paths of mounts and their sites, which have to be watched. */
  readonly mounts: readonly string[];
}

/** A thread that compiles, so that the preview can answer at the same time. A new thread loads changed sources. */
export interface Compiler {
  /** Executes one order at a time. Rejects if the sources have errors; the next order loads them again. */
  readonly compile: (order: CompileOrder) => Promise<CompileResult>;
  /** Makes the next `compile` load the sources again. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/** A build takes as long as its content needs, and up to 64 GB of memory. */
const unlimited: TaskLimits = { seconds: Infinity, secondsPerMegabyte: 0, waiting: 1, megabytes: 1 << 16 };

/** Creates a compiler whose threads run `code`. */
export function createCompiler(code = moduleBeside('./compiling', import.meta.url)): Compiler {
  const open = () => new WorkerPool<CompileOrder, CompileResult>(code, 1, unlimited);
  let pool = open();
  let stopped = false;
  const compile = async (order: CompileOrder): Promise<CompileResult> => {
    const asked = pool;
    try {
      return await asked.run(order);
    } catch (error) {
      if (stopped) throw new Error('The compiler stopped.', { cause: error });
      if (asked === pool) throw error;
      // The sources changed in the meantime.
      return compile(order);
    }
  };
  return {
    compile,
    renew: () => {
      void pool.close();
      pool = open();
    },
    stop: () => {
      stopped = true;
      void pool.close();
    },
  };
}

/** The place of an error in its stack; Node.js begins the stack of a syntax error with the place in the file. */
const inStack = /(file:\/\/\/(?:(?!file:)\S)+?):(\d+)(?::\d+)?\)?$/m;

/** The place of an error of esbuild in wrangler's output: `src/edge/app.ts:21:13:`; and its message. */
const inBundle = /^[ \t]*(\S+\.tsx?):(\d+):\d+:$/m;
const bundlerMessage = /\[ERROR\] (.+)/g;

/** A problem for an error in Dateline's own sources. */
export function sourceProblem(error: unknown): Problem {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const text = stripVTControlCharacters(message);
  const [, bundled, line] = inBundle.exec(text) ?? [];
  if (bundled !== undefined)
    return brokenSource(bundled, Number(line), [...text.matchAll(bundlerMessage)].at(-1)?.[1] ?? text);
  const [, url, at] = inStack.exec(stack) ?? [];
  if (url !== undefined) return brokenSource(relative('', fileURLToPath(url)), Number(at), text);
  return brokenSource('src', undefined, text);
}

function brokenSource(file: string, line: number | undefined, message: string): Problem {
  const place = line === undefined ? { file } : { file, line };
  return { rule: 'broken-source', severity: 'error', ...place, message: message.trim() };
}
