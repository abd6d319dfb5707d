import { basePathOf } from '../../edition/address.ts';
import type { WorkerBundle } from '../bundle.ts';
import { type EditionModules, readModules, serve, type ServedWorker } from '../serve.ts';

/** A Worker that answers a request. The caller calls `release` when the answer is complete. */
export interface WorkerTarget {
  /** `http://127.0.0.1:8787`, without a slash at the end. */
  readonly origin: string;
  readonly release: () => void;
}

/** The edition in the folder, by its name, and the Worker's code. */
interface ServedEdition {
  /** Changes with the edition, its media and the code. */
  readonly name: string;
  /** The publication's address. */
  readonly url: string;
  readonly bundle: WorkerBundle;
}

/**
 * The Workers of a preview. One Worker answers. For a new edition a second Worker starts and takes over between two
 * requests; the first one completes its answers, then stops.
 */
export interface Workers {
  /** The name of the edition that is served; '' if there is none. */
  readonly name: () => string;
  /**
   * Serves the edition in the folder. Does nothing if its name is the current one. Rejects if the Worker does not
   * start.
   */
  readonly show: (shown: ServedEdition) => Promise<void>;
  /** The Worker that answers now. */
  readonly current: () => WorkerTarget | undefined;
  /** A Worker that serves the same edition with its clock stopped at a moment (seconds since the epoch). */
  readonly ahead: (moment: number) => Promise<WorkerTarget | undefined>;
  readonly stop: () => Promise<void>;
}

/** Milliseconds that a replaced Worker may take to complete its answers. */
const longestDrain = 60_000;

interface Running {
  readonly served: ServedWorker;
  /** Number of answers that are not complete. */
  busy: number;
}

interface Current extends ServedEdition {
  readonly modules: EditionModules;
  readonly worker: Running;
  ahead?: { readonly moment: number; readonly worker: Promise<Running> };
}

/** Creates the Workers for the edition of a folder. `log` receives the lines that they write to the console. */
export function createWorkers(folder: string, log?: (line: string) => void): Workers {
  let current: Current | undefined;
  const stopping = new Set<Promise<void>>();

  const start = async ({ bundle, url }: ServedEdition, modules: EditionModules, now?: number): Promise<Running> => {
    const served = await serve(folder, {
      bundle,
      modules,
      ...(log && { log }),
      ...(now !== undefined && { now }),
    });
    // The Worker opens its edition when it is asked for the first time.
    const answer = await served.fetch(`${basePathOf(url)}/health`);
    const text = await answer.text();
    if (answer.ok) return { served, busy: 0 };
    await served.stop();
    throw new Error(`The Worker did not start: ${text}`);
  };
  const stop = (worker: Promise<Running>): void => {
    const stopped = worker.then(stopWhenIdle, () => {}).finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  };
  const stopAll = ({ worker, ahead }: Current): void => {
    stop(Promise.resolve(worker));
    if (ahead) stop(ahead.worker);
  };

  return {
    name: () => current?.name ?? '',
    show: async (edition) => {
      if (edition.name === current?.name) return;
      const modules = await readModules(folder);
      const worker = await start(edition, modules);
      const old = current;
      current = { ...edition, modules, worker };
      if (old) stopAll(old);
    },
    current: () => current && targetOf(current.worker),
    ahead: async (moment) => {
      const asked = current;
      if (!asked) return undefined;
      if (asked.ahead?.moment !== moment) {
        if (asked.ahead) stop(asked.ahead.worker);
        const worker = start(asked, asked.modules, moment);
        asked.ahead = { moment, worker };
        // A Worker that did not start is started again by the next request.
        worker.catch(() => delete asked.ahead);
      }
      return targetOf(await asked.ahead.worker);
    },
    stop: async () => {
      if (current) stopAll(current);
      current = undefined;
      await Promise.all(stopping);
    },
  };
}

function targetOf(worker: Running): WorkerTarget {
  worker.busy++;
  return {
    origin: worker.served.origin,
    release: () => {
      worker.busy--;
    },
  };
}

/** Stops a Worker when its answers are complete, or after `longestDrain`. */
async function stopWhenIdle(worker: Running): Promise<void> {
  const deadline = performance.now() + longestDrain;
  while (worker.busy > 0 && performance.now() < deadline) await new Promise((done) => setTimeout(done, 20));
  await worker.served.stop();
}
