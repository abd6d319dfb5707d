import { copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';
import { mapParallel } from '../../content/parallel.ts';
import { type Bundle, moduleFiles } from '../bundle.ts';
import { stoppedAt, surroundings } from '../serve.ts';
import { readSettings, type Settings } from '../settings.ts';

/** A Worker with its edition, which answers requests to `origin` that have `headers`. */
export interface Scene {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Stops the Worker and lets go of its memory. */
  readonly end: () => Promise<void>;
}

/** A process of the Workers runtime in which the Workers of one edition after another run. */
export interface House {
  /**
   * Starts a Worker with the edition that lies in the folder, or with that of another scene, its clock stopped at a moment (seconds
   * since the epoch) where one is given. Rejects where the Worker does not start, or cannot read its edition.
   */
  readonly open: (now?: number, like?: Scene) => Promise<Scene>;
  /** How many Workers it opened. */
  readonly opened: () => number;
  readonly stop: () => Promise<void>;
}

/** What a house is for. */
export interface HouseOptions {
  readonly bundle: Bundle;
  /** The media that are served, by their names below `assets/media/`. */
  readonly media: readonly string[];
  /** Takes what the Workers write to their console. */
  readonly log?: (line: string) => void;
}

/** The folder of all houses, within that of the editions. */
export const houses = 'houses';

/** Read by `usher.js`. */
const header = 'Dateline-Scene';

/** Houses of this process. */
let count = 0;

/**
 * Starts the Workers runtime for the editions that come to lie in a folder (`index.bin`, `newest.bin`, `assets/`). The Workers run
 * as `serve` has them run, by the same modules; media are those of now, shards whatever the folder holds when they are asked for.
 */
export async function openHouse(folder: string, { bundle, media, log }: HouseOptions): Promise<House> {
  const settings = await readSettings();
  const name = `${houses}/${++count}`;
  const assets = join(folder, name, 'assets');
  await mkdir(assets, { recursive: true });
  await mapParallel(media, 64, (file) =>
    hold(join(folder, 'assets/media', file), join(assets, 'media', file)),
  );
  const usher = fileURLToPath(new URL('usher.js', import.meta.url));
  const around = surroundings(settings, assets, log);
  const miniflare = new Miniflare({
    ...around,
    assets: { ...around.assets, binding: 'ASSETS' },
    compatibilityDate: settings.compatibility_date,
    modulesRoot: dirname(usher),
    modules: [{ type: 'ESModule', path: usher }],
    durableObjects: { SCENES: { className: 'Scene', unsafePreventEviction: true } },
    unsafeEphemeralDurableObjects: true,
    workerLoaders: { LOADER: {} },
    serviceBindings: {
      FOLDER: { disk: { path: folder, writable: false } },
      STOCK: { name: settings.name, entrypoint: 'Stock' },
    },
  });
  const stop = async (): Promise<void> => {
    await miniflare.dispose();
    await rm(join(folder, name), { recursive: true });
  };
  const { origin } = await miniflare.ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  let opened = 0;
  const order = async (scene: string, what: 'open' | 'end'): Promise<void> => {
    // On a connection of its own: one that was idle may be closed just now.
    const headers = { [header]: `${scene} ${what}`, Connection: 'close' };
    const answer = await fetch(origin, { headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
  };
  return {
    open: async (now, like) => {
      const scene = `${name}/${++opened}`;
      const end = async (): Promise<void> => {
        await order(scene, 'end').finally(() => rm(join(folder, scene), { recursive: true, force: true }));
      };
      try {
        await lay(folder, scene, { bundle, settings, now, like: like?.headers[header] });
        await order(scene, 'open');
      } catch (error) {
        await end().catch(() => {});
        throw error;
      }
      return { origin, headers: { [header]: scene }, end };
    },
    opened: () => opened,
    stop,
  };
}

interface Run {
  readonly bundle: Bundle;
  readonly settings: Settings;
  readonly now: number | undefined;
  /** The folder of the scene that has the edition, where the folder itself may have another. */
  readonly like: string | undefined;
}

/** Lays down the modules of a Worker with an edition, as files, and in `scene.json` how it is to be run. */
async function lay(folder: string, scene: string, { bundle, settings, now, like }: Run): Promise<void> {
  const path = (file: string): string => join(folder, scene, file);
  const code = [
    ...(now === undefined ? [] : [stoppedAt(now)]),
    { name: 'worker.js', type: 'ESModule', contents: bundle.code },
  ];
  const data = moduleFiles.map((file) => ({ file, name: bundle.imports[file], type: 'Data' }));
  const run = {
    compatibilityDate: settings.compatibility_date,
    compatibilityFlags: settings.compatibility_flags,
    mainModule: code[0]?.name,
    modules: Object.fromEntries([...code, ...data].map(({ name, type }) => [name, type])),
    assets: settings.assets.binding,
  };
  await mkdir(path(''));
  await Promise.all([
    writeFile(path('scene.json'), JSON.stringify(run)),
    ...code.map(({ name, contents }) => writeFile(path(name), contents)),
    ...data.map(({ file, name }) =>
      hold(join(folder, like === undefined ? file : join(like, name)), path(name)),
    ),
  ]);
}

/** Keeps a file as it is, whatever is put in its place: by a link, or by a copy where the file system knows none. */
async function hold(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}
