import type { Bundle } from '../bundle.ts';
import { serve, type Served } from '../serve.ts';
import type { Target } from './proxy.ts';

/** The Workers that answer: the one of the newest edition, and, once it is asked for, one whose clock stands ahead. */
export interface Stage {
  /** Names what is shown: an edition and the Worker's code; '' while there is nothing. */
  readonly digest: () => string;
  /** Shows what lies in the folder in place of what was shown, between two requests; nothing to do where it is the same. */
  readonly show: (digest: string, bundle: Bundle) => Promise<void>;
  readonly current: () => Target | undefined;
  /** The same edition as it will be at a moment (seconds since the epoch). */
  readonly at: (moment: number) => Promise<Target | undefined>;
  /** Whether nothing but what is shown still needs files in the folder. */
  readonly isQuiet: () => boolean;
  readonly stop: () => Promise<void>;
}

/** How long a Worker that was replaced may take over its last answers, in milliseconds. */
const patience = 5000;

/** A Worker, and how many answers it is still at. */
interface Running extends Served {
  busy: number;
}

/** What is shown. */
interface Scene {
  readonly digest: string;
  readonly bundle: Bundle;
  readonly worker: Running;
  ahead?: { readonly moment: number; readonly worker: Promise<Running> };
}

/** Serves the edition of a folder; `log` takes what the Worker writes to its console. */
export function createStage(folder: string, log?: (line: string) => void): Stage {
  let scene: Scene | undefined;
  const leaving = new Set<Promise<void>>();

  const start = async (bundle: Bundle, now?: number): Promise<Running> => {
    const served = await serve(folder, { bundle, ...(log && { log }), ...(now !== undefined && { now }) });
    return { ...served, busy: 0 };
  };
  const retire = (worker: Promise<Running>): void => {
    const left = worker
      .then(drain)
      .catch(() => {})
      .finally(() => leaving.delete(left));
    leaving.add(left);
  };
  const clear = (old: Scene): void => {
    retire(Promise.resolve(old.worker));
    if (old.ahead) retire(old.ahead.worker);
  };

  return {
    digest: () => scene?.digest ?? '',
    show: async (digest, bundle) => {
      const old = scene;
      if (digest === old?.digest) return;
      scene = { digest, bundle, worker: await start(bundle) };
      if (old) clear(old);
    },
    current: () => scene && lend(scene.worker),
    at: async (moment) => {
      const asked = scene;
      if (!asked) return undefined;
      if (asked.ahead?.moment !== moment) {
        if (asked.ahead) retire(asked.ahead.worker);
        asked.ahead = { moment, worker: start(asked.bundle, moment) };
      }
      return lend(await asked.ahead.worker);
    },
    isQuiet: () => leaving.size === 0,
    stop: async () => {
      if (scene) clear(scene);
      scene = undefined;
      await Promise.all(leaving);
    },
  };
}

function lend(worker: Running): Target {
  worker.busy++;
  return {
    origin: worker.origin,
    release: () => {
      worker.busy--;
    },
  };
}

/** Stops a Worker when it has given its last answer, or at the end of our patience. */
async function drain(worker: Running): Promise<void> {
  const deadline = performance.now() + patience;
  while (worker.busy > 0 && performance.now() < deadline) await new Promise((done) => setTimeout(done, 20));
  await worker.stop();
}
