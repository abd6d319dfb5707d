import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { bucketFolder } from './write.ts';
import { bundleWorker, type WorkerBundle, type ModuleFile, type WorkerModule, workerModules } from './bundle.ts';
import { bucketOf, mediaBinding, readWorkerSettings } from './worker-settings.ts';
import { mediaType } from '../article/media-type.ts';
import { listFiles } from '../content/files.ts';

/** How an edition is to be served. */
export interface ServeOptions {
  /** 0, or absent, for any free port. */
  readonly port?: number;
  /** Opens a second socket directly to the Worker, without Miniflare's proxy, for measurements. */
  readonly direct?: boolean;
  /** Receives the lines that the Worker writes to its console. Without it they are discarded. */
  readonly log?: (line: string) => void;
  /** Stops the Worker's clock: seconds since the epoch. */
  readonly now?: number;
  /** The bundle of the Worker; by default the result of `bundleWorker`. */
  readonly bundle?: WorkerBundle;
  /** The edition's modules; by default those in the folder. */
  readonly modules?: EditionModules;
}

/** The files of an edition that the Worker imports, by name. */
export type EditionModules = Readonly<Record<ModuleFile, Uint8Array>>;

/** A running Worker. */
export interface ServedWorker {
  /** `http://127.0.0.1:8787`, without a slash at the end. */
  readonly origin: string;
  /** The origin of the second socket, if `direct` was set. */
  readonly directOrigin?: string;
  /** Fetches a path from the Worker over HTTP, without following redirects. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

const host = '127.0.0.1';

/**
 * Runs in Miniflare the Worker that `wrangler deploy` would send, with the edition that a build wrote into `folder`
 * (`index.bin`, `newest.bin`, `assets/`, `bucket/`). Uses no network beyond this machine.
 */
export async function serve(folder: string, options: ServeOptions = {}): Promise<ServedWorker> {
  const [settings, made, modules] = await Promise.all([
    readWorkerSettings(),
    options.bundle ?? bundleWorker(),
    options.modules ?? readModules(folder),
  ]);
  const root = dirname(made.file);
  const bucket = bucketOf(settings);
  const miniflare = new Miniflare({
    name: settings.name,
    host,
    // Without a download of sample data for `request.cf`.
    cf: false,
    logRequests: false,
    log: new Log(LogLevel.NONE),
    handleStructuredLogs: ({ message }: { readonly message: string }) => options.log?.(message),
    assets: {
      directory: join(folder, 'assets'),
      binding: settings.assets.binding,
      routerConfig: {
        has_user_worker: true,
        invoke_user_worker_ahead_of_assets: settings.assets.run_worker_first,
      },
      assetConfig: {
        html_handling: settings.assets.html_handling,
        not_found_handling: settings.assets.not_found_handling,
      },
    },
    ...(bucket && { r2Buckets: { [mediaBinding]: bucket }, r2Persist: join(folder, 'cache', 'r2') }),
    port: options.port ?? 0,
    compatibilityDate: settings.compatibility_date,
    compatibilityFlags: settings.compatibility_flags,
    modulesRoot: root,
    modules: [...(options.now === undefined ? [] : [stoppedAt(options.now)]), ...workerModules(made, modules)].map(
      ({ name, type, contents }) => ({ type, path: join(root, name), contents }),
    ),
    ...(options.direct && { unsafeDirectSockets: [{ host, port: 0 }] }),
  });
  const url = await miniflare.ready;
  if (bucket) await fillBucket(miniflare, bucketFolder(folder));
  const direct = options.direct ? await miniflare.unsafeGetDirectURL() : undefined;
  return {
    origin: url.origin,
    ...(direct && { directOrigin: direct.origin }),
    fetch: (path, init) => fetchAgain(url.origin + path, { redirect: 'manual', ...init }),
    stop: () => miniflare.dispose(),
  };
}

/** Fetches; once more if the server closed an idle connection just as the request was sent on it (RFC 9112 §9.5). */
async function fetchAgain(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init).catch((error: Error) => {
    const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
    if (code !== 'UND_ERR_SOCKET' && code !== 'ECONNRESET') throw error;
    return fetch(url, init);
  });
}

/** Reads the edition's modules from the folder that a build wrote. */
export async function readModules(folder: string): Promise<EditionModules> {
  const [index, newest] = await Promise.all([
    readFile(join(folder, 'index.bin')),
    readFile(join(folder, 'newest.bin')),
  ]);
  return { 'index.bin': index, 'newest.bin': newest };
}

/** A module that stops the Worker's clock: the Worker reads the time with `Date.now` only. */
function stoppedAt(now: number): WorkerModule {
  const code = `Date.now = () => ${now * 1000};\nexport { default } from './worker.js';\n`;
  return { name: 'stopped.js', type: 'ESModule', contents: Buffer.from(code) };
}

/**
 * Puts the files of a folder into Miniflare's bucket, by their paths in the folder, where it has no file with the same
 * length and time of change.
 */
async function fillBucket(miniflare: Miniflare, folder: string): Promise<void> {
  const keys = await listFiles(folder);
  if (keys.length === 0) return;
  const bucket = await miniflare.getR2Bucket(mediaBinding);
  for (const key of keys) {
    const { size, mtimeMs } = await stat(join(folder, key));
    const changed = String(Math.trunc(mtimeMs));
    const present = await bucket.head(key);
    if (present?.size === size && present.customMetadata?.changed === changed) continue;
    const contentType = mediaType(key);
    await bucket.put(key, await readFile(join(folder, key)), {
      ...(contentType !== undefined && { httpMetadata: { contentType } }),
      customMetadata: { changed },
    });
  }
}
