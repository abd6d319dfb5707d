import { condense, type Problem } from '../../article/problem.ts';
import { bundle } from '../bundle.ts';
import { sweep } from '../store.ts';
import type { Compiler, CompileOrder } from './compiler.ts';
import { type Desk, layOut } from './desk.ts';
import { asProblem } from './fault.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** How an attempt ended. */
export interface Outcome extends State {
  readonly articles: number;
  /** Whether the articles are still related as they were before the last change. */
  readonly provisional: boolean;
  /** From the change to the answering Worker. */
  readonly milliseconds: number;
}

/** Compiles content and shows what came of it, as often as it is asked to. */
export interface Attempts {
  /**
   * One attempt at a time, told which files changed since the last one, where that is known. Never rejects: what goes wrong is
   * among the problems, and what was shown stays.
   */
  readonly make: (hasty: boolean, touched?: ReadonlySet<string>) => Promise<Outcome>;
  /** The articles of what is shown. */
  readonly desk: () => Desk;
  /** Folders outside the content folder that it reads. */
  readonly mounts: () => readonly string[];
}

/** `link` makes the address that opens a file at a line. */
export function createAttempts(
  order: Omit<CompileOrder, 'hasty' | 'touched'>,
  compiler: Compiler,
  stage: Stage,
  link: (file: string, line?: number) => string,
): Attempts {
  let mounts: readonly string[] = [];
  let leftOver: readonly string[] = [];
  let desk = layOut([], 0, link);
  let timezone = 'UTC';
  let articles = 0;
  let stale = true;

  const make: Attempts['make'] = async (hasty, touched) => {
    const started = performance.now();
    // No earlier: a Worker that was replaced may still have been reading them.
    if (stage.isQuiet()) {
      await sweep(order.out, leftOver);
      leftOver = [];
    }
    const problems: Problem[] = [];
    let provisional = false;
    // What changed before an attempt that failed may not have been looked at.
    const since = stale ? undefined : touched;
    stale = true;
    const [bundled, compiled] = await Promise.allSettled([
      bundle(),
      compiler.compile({ ...order, hasty, touched: since }),
    ]);
    for (const outcome of [bundled, compiled])
      if (outcome.status === 'rejected') problems.push(asProblem(outcome.reason));
    if (compiled.status === 'fulfilled') {
      const { edition, ...result } = compiled.value;
      problems.push(...result.problems);
      mounts = result.mounts;
      if (edition && bundled.status === 'fulfilled') {
        try {
          await stage.show({ edition: edition.digest, media: edition.media, bundle: bundled.value });
          ({ articles, leftOver, provisional, timezone } = edition);
          desk = layOut(edition.manuscripts, Date.now() / 1000, link);
          stale = false;
        } catch (error) {
          problems.push(asProblem(error));
        }
      }
    }
    return {
      edition: stage.digest(),
      stale,
      problems: condense(problems).map((problem) => ({ ...problem, link: link(problem.file, problem.line) })),
      waiting: desk.waiting,
      timezone,
      articles,
      provisional,
      milliseconds: performance.now() - started,
    };
  };
  return { make, desk: () => desk, mounts: () => mounts };
}
