import type { Bundle } from '../bundle.ts';
import { type EditionModules, readModules, serve, type Served } from '../serve.ts';

/** A Worker that answers a request. The caller calls `release` when the answer is complete. */
export interface Target {
  /** `http://127.0.0.1:8787`, without a slash at the end. */
  readonly origin: string;
  readonly release: () => void;
}

/** What the preview is to serve: the edition that lies in the folder now, by its name, and the Worker's code. */
export interface Shown {
  /** Differs wherever the edition, its media or the code differ. */
  readonly name: string;
  readonly bundle: Bundle;
}

/**
 * The Workers of a preview. One answers. When a new edition comes, a second one starts with it and takes over between two requests;
 * the first completes the answers that it began, then stops.
 */
export interface Workers {
  /** Names what is served; '' while there is nothing. */
  readonly name: () => string;
  /** Serves what lies in the folder. Does nothing if its name is the current one. Rejects if the Worker does not start. */
  readonly show: (shown: Shown) => Promise<void>;
  /** The Worker that answers now. */
  readonly current: () => Target | undefined;
  /** A Worker that serves the same edition with its clock stopped at a moment (seconds since the epoch). */
  readonly ahead: (moment: number) => Promise<Target | undefined>;
  /** Whether all earlier Workers have stopped, so that nothing reads files that only they named. */
  readonly settled: () => boolean;
  readonly stop: () => Promise<void>;
}

/** How long a Worker that was replaced may take to complete its answers, in milliseconds. */
const patience = 60_000;

interface Running {
  readonly served: Served;
  /** Answers that are not complete. */
  busy: number;
}

interface Current extends Shown {
  readonly modules: EditionModules;
  readonly worker: Running;
  ahead?: { readonly moment: number; readonly worker: Promise<Running> };
}

/** Creates the Workers for the edition of a folder. `log` receives what they write to the console. */
export function createWorkers(folder: string, log?: (line: string) => void): Workers {
  let current: Current | undefined;
  const stopping = new Set<Promise<void>>();

  const start = async (bundle: Bundle, modules: EditionModules, now?: number): Promise<Running> => {
    const served = await serve(folder, {
      bundle,
      modules,
      ...(log && { log }),
      ...(now !== undefined && { now }),
    });
    // The Worker opens its edition when it is asked for the first time.
    const answer = await served.fetch('/health');
    const text = await answer.text();
    if (answer.ok) return { served, busy: 0 };
    await served.stop();
    throw new Error(`The Worker did not start: ${text}`);
  };
  const stop = (worker: Promise<Running>): void => {
    const stopped = worker.then(drain, () => {}).finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  };
  const stopAll = ({ worker, ahead }: Current): void => {
    stop(Promise.resolve(worker));
    if (ahead) stop(ahead.worker);
  };

  return {
    name: () => current?.name ?? '',
    show: async ({ name, bundle }) => {
      if (name === current?.name) return;
      const modules = await readModules(folder);
      const worker = await start(bundle, modules);
      const old = current;
      current = { name, bundle, modules, worker };
      if (old) stopAll(old);
    },
    current: () => current && lend(current.worker),
    ahead: async (moment) => {
      const asked = current;
      if (!asked) return undefined;
      if (asked.ahead?.moment !== moment) {
        if (asked.ahead) stop(asked.ahead.worker);
        const worker = start(asked.bundle, asked.modules, moment);
        asked.ahead = { moment, worker };
        // A Worker that did not start is started again by the next request.
        worker.catch(() => delete asked.ahead);
      }
      return lend(await asked.ahead.worker);
    },
    settled: () => stopping.size === 0,
    stop: async () => {
      if (current) stopAll(current);
      current = undefined;
      await Promise.all(stopping);
    },
  };
}

function lend(worker: Running): Target {
  worker.busy++;
  return {
    origin: worker.served.origin,
    release: () => {
      worker.busy--;
    },
  };
}

/** Stops a Worker when its answers are complete, or when the patience ends. */
async function drain(worker: Running): Promise<void> {
  const deadline = performance.now() + patience;
  while (worker.busy > 0 && performance.now() < deadline) await new Promise((done) => setTimeout(done, 20));
  await worker.served.stop();
}
