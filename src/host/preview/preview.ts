import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Problem } from '../../article/problem.ts';
import { bundle } from '../bundle.ts';
import { generated, projectRoot } from '../project.ts';
import { serve, type Served } from '../serve.ts';
import { sweep } from '../store.ts';
import { watch } from '../watch.ts';
import { createCompiler } from './compiler.ts';
import { createProxy } from './proxy.ts';
import { serially } from './serially.ts';
import { createBroadcast, type State } from './state.ts';

/** What is previewed, and where. */
export interface PreviewOptions {
  readonly content: string;
  /** Where the edition is written; by default a folder of its own for each port, which goes when the preview ends. */
  readonly out?: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly drafts?: boolean;
  /** Told after every attempt to compile. */
  readonly report?: (report: Report) => void;
  /** Takes what the Worker writes to its console. */
  readonly log?: (line: string) => void;
}

/** How an attempt ended. */
export interface Report extends State {
  readonly articles: number;
  /** From the change to the answering Worker. */
  readonly milliseconds: number;
}

/** A preview that runs. */
export interface Preview {
  readonly origin: string;
  readonly state: () => State;
  readonly stop: () => Promise<void>;
}

const host = '127.0.0.1';
const patience = 5000;

/** How long nothing changes before an edition that was made in haste is made anew with care. */
const pause = 3000;

/** A Worker that answers, and how many answers it is still at. */
interface Running extends Served {
  readonly digest: string;
  busy: number;
}

/**
 * Compiles a content folder and serves it on the loopback interface, its own origin in all links. Watches the content, its mounts
 * and Dateline's sources; a new edition takes the old one's place between two requests. Content that does not compile
 * leaves the last good edition standing. Resolves after the first attempt; rejects where the port is taken.
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const content = resolve(options.content);
  const broadcast = createBroadcast();
  const compiler = createCompiler();
  let running: Running | undefined;
  const server = createProxy(() => {
    const now = running;
    if (!now) return undefined;
    now.busy++;
    return { origin: now.origin, release: () => now.busy-- };
  }, broadcast);
  const origin = await listen(server, options.port);
  const out = resolve(options.out ?? join(generated, 'preview', new URL(origin).port));
  const clean = (): void => {
    if (options.out === undefined) rmSync(out, { recursive: true, force: true });
  };
  // Miniflare ends the process on an interrupt, before anything that waits is done.
  process.on('exit', clean);
  let mounts: readonly string[] = [];
  let articles = 0;
  let hasty = true;
  let calm: NodeJS.Timeout | undefined;

  const attempt = async (): Promise<void> => {
    const started = performance.now();
    const before = running;
    let problems: readonly Problem[];
    let leftOver: readonly string[] = [];
    let stale = true;
    try {
      const [made, result] = await Promise.all([
        bundle(),
        compiler.compile({ content, out, origin, drafts: options.drafts ?? false, hasty }),
      ]);
      hasty = true;
      ({ problems, mounts } = result);
      if (result.edition) {
        ({ articles, leftOver } = result.edition);
        if (result.edition.provisional && !stopped) calm = setTimeout(again, pause);
        const digest = `${result.edition.digest}-${made.digest}`;
        if (digest !== before?.digest) {
          const served = await serve(out, { bundle: made, ...(options.log && { log: options.log }) });
          running = { ...served, digest, busy: 0 };
        }
        stale = false;
      }
    } catch (error) {
      problems = [asProblem(error)];
    }
    broadcast.set({ edition: running?.digest ?? '', stale, problems });
    options.report?.({ ...broadcast.current(), articles, milliseconds: performance.now() - started });
    if (before && before !== running) await drain(before);
    await sweep(out, leftOver);
  };

  const queue = serially(attempt);
  const sources = join(projectRoot, 'src');
  let watched: readonly string[] = [];
  let unwatch: (() => void) | undefined;
  let stopped = false;
  let last = Promise.resolve();
  const follow = (): Promise<void> => (last = queue().then(cover));
  const again = (): void => {
    hasty = false;
    void follow();
  };
  const cover = async (): Promise<void> => {
    if (stopped) return;
    if (watched.length > 0 && mounts.every((mount) => watched.includes(mount))) return;
    unwatch?.();
    watched = [content, sources, ...mounts];
    unwatch = await watch(watched, (folder) => {
      clearTimeout(calm);
      hasty = true;
      if (folder === sources) compiler.renew();
      void follow();
    });
  };
  await cover();
  await follow();
  return {
    origin,
    state: broadcast.current,
    stop: async () => {
      stopped = true;
      clearTimeout(calm);
      unwatch?.();
      compiler.stop();
      await last;
      broadcast.close();
      server.closeAllConnections();
      server.close();
      await running?.stop();
      process.off('exit', clean);
      clean();
    },
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** Stops a Worker when it has given its last answer, or at the end of our patience. */
async function drain(worker: Running): Promise<void> {
  const deadline = performance.now() + patience;
  while (worker.busy > 0 && performance.now() < deadline) await new Promise((done) => setTimeout(done, 20));
  await worker.stop();
}

function asProblem(error: unknown): Problem {
  return {
    rule: 'broken-source',
    severity: 'error',
    file: 'src',
    message: error instanceof Error ? error.message : String(error),
  };
}
