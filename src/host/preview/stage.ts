import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from '../bundle.ts';
import type { Media } from '../store.ts';
import { type House, houses, openHouse, type Scene } from './house.ts';
import type { Target } from './proxy.ts';

/** The Workers that answer: the one of the newest edition, and, once it is asked for, one whose clock stands ahead. */
export interface Stage {
  /** Names what is shown: an edition and the Worker's code; '' while there is nothing. */
  readonly digest: () => string;
  /** Shows what lies in the folder in place of what was shown, between two requests; nothing to do where it is the same. */
  readonly show: (play: Play) => Promise<void>;
  readonly current: () => Target | undefined;
  /** The same edition as it will be at a moment (seconds since the epoch). */
  readonly at: (moment: number) => Promise<Target | undefined>;
  /** Whether nothing but what is shown still needs files in the folder. */
  readonly isQuiet: () => boolean;
  readonly stop: () => Promise<void>;
}

/** What is to be shown: an edition by its digest, the media beside it, and the Worker's code. */
export interface Play {
  readonly edition: string;
  readonly media: Media;
  readonly bundle: Bundle;
}

/** How long a Worker that was replaced may take over its last answers, in milliseconds. */
const patience = 60_000;

/** Workers for which one process is good: each leaves 0.1 MB there. */
const enough = 500;

/** A Worker, and how many answers it is still at. */
interface Running extends Scene {
  busy: number;
}

/** What is shown. */
interface Shown {
  readonly digest: string;
  /** Names what the house was opened with: for anything else it takes another one. */
  readonly props: string;
  readonly house: House;
  readonly worker: Running;
  ahead?: { readonly moment: number; readonly worker: Promise<Running> };
}

/** Serves the edition of a folder; `log` takes what the Worker writes to its console. */
export function createStage(folder: string, log?: (line: string) => void): Stage {
  let shown: Shown | undefined;
  const leaving = new Set<Promise<void>>();

  const leave = (work: Promise<void>): void => {
    const left = work.catch(() => {}).finally(() => leaving.delete(left));
    leaving.add(left);
  };
  const clear = async ({ worker, ahead, house }: Shown, next?: Shown): Promise<void> => {
    // Some that were replaced earlier may still be at their last answers in the same house.
    const earlier = [...leaving];
    await Promise.allSettled([drain(worker), ahead?.worker.then(drain), ...earlier]);
    if (house !== next?.house) await house.stop();
  };
  const prepare = async (props: string, { bundle, media }: Play): Promise<House> => {
    if (shown?.props === props && shown.house.opened() < enough) return shown.house;
    // A preview that was killed may have left some.
    if (!shown) await rm(join(folder, houses), { recursive: true, force: true });
    return openHouse(folder, { bundle, media: media.names, ...(log && { log }) });
  };

  return {
    digest: () => shown?.digest ?? '',
    show: async (play) => {
      const old = shown;
      const props = `${play.bundle.digest}-${play.media.digest}`;
      const digest = `${play.edition}-${props}`;
      if (digest === old?.digest) return;
      const house = await prepare(props, play);
      try {
        shown = { digest, props, house, worker: await start(house) };
      } catch (error) {
        if (house !== old?.house) await house.stop();
        throw error;
      }
      if (old) leave(clear(old, shown));
    },
    current: () => shown && lend(shown.worker),
    at: async (moment) => {
      for (;;) {
        const asked = shown;
        if (!asked) return undefined;
        if (asked.ahead?.moment !== moment) {
          if (asked.ahead) leave(asked.ahead.worker.then(drain));
          // What lies in the folder may be newer than what is shown.
          asked.ahead = { moment, worker: start(asked.house, moment, asked.worker) };
        }
        const { ahead } = asked;
        try {
          const worker = await ahead.worker;
          // Another edition may have come while this one's Worker started.
          if (asked === shown) return lend(worker);
        } catch (error) {
          if (asked.ahead === ahead) delete asked.ahead;
          if (asked === shown) throw error;
        }
      }
    },
    isQuiet: () => leaving.size === 0,
    stop: async () => {
      if (shown) leave(clear(shown));
      shown = undefined;
      await Promise.all(leaving);
    },
  };
}

async function start(house: House, now?: number, like?: Scene): Promise<Running> {
  return { ...(await house.open(now, like)), busy: 0 };
}

function lend(worker: Running): Target {
  worker.busy++;
  return {
    origin: worker.origin,
    headers: worker.headers,
    release: () => {
      worker.busy--;
    },
  };
}

/** Stops a Worker when it has given its last answer, or at the end of our patience. */
async function drain(worker: Running): Promise<void> {
  const deadline = performance.now() + patience;
  while (worker.busy > 0 && performance.now() < deadline) await new Promise((done) => setTimeout(done, 20));
  await worker.end();
}
