import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { generated, projectRoot } from '../project.ts';
import { watch } from '../watch.ts';
import { createAttempts, type Outcome } from './attempt.ts';
import { createCompiler } from './compiler.ts';
import { type EditorName, editorLink } from './editors.ts';
import { houses } from './house.ts';
import { createProxy } from './proxy.ts';
import { serially } from './serially.ts';
import { createStage } from './stage.ts';
import { createBroadcast, type State } from './state.ts';

/** What is previewed, and where. */
export interface PreviewOptions {
  readonly content: string;
  /** Where the edition is written; by default a folder of its own for each port, which goes when the preview ends. */
  readonly out?: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly drafts?: boolean;
  /** Which editor links to files open; VS Code where absent. */
  readonly editor?: EditorName;
  /** Told after every attempt to compile. */
  readonly report?: (report: Outcome) => void;
  /** Takes what the Worker writes to its console. */
  readonly log?: (line: string) => void;
}

/** A preview that runs. */
export interface Preview {
  readonly origin: string;
  readonly state: () => State;
  readonly stop: () => Promise<void>;
}

const host = '127.0.0.1';

/** How long nothing changes before an edition that was made in haste is made anew with care, in milliseconds. */
const pause = 3000;

/**
 * Compiles a content folder and serves it on the loopback interface, its own origin in all links. Watches the content, its mounts
 * and Dateline's sources; a new edition takes the old one's place between two requests. Content or sources that do not
 * compile leave the last good edition standing. Resolves after the first attempt; rejects where the port is taken.
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const { drafts = false, editor = 'vscode', report, log } = options;
  const content = resolve(options.content);
  const broadcast = createBroadcast();
  const server = createProxy({
    broadcast,
    manuscripts: (slugs) => attempts.desk().find(slugs),
    upstream: (path) => {
      const { isAhead, end } = attempts.desk();
      const slug = slugIn(path);
      // What is not out yet is shown as it will be when all of it is.
      if (slug !== undefined && end !== undefined && isAhead(slug, Date.now() / 1000)) return stage.at(end);
      return stage.current();
    },
  });
  const origin = await listen(server, options.port);
  const out = resolve(options.out ?? join(generated, 'preview', new URL(origin).port));
  const clean = (): void => {
    rmSync(options.out === undefined ? out : join(out, houses), { recursive: true, force: true });
  };
  // Miniflare ends the process on an interrupt, before anything that waits is done.
  process.on('exit', clean);
  const compiler = createCompiler();
  const stage = createStage(out, log);
  const attempts = createAttempts({ content, out, origin, drafts }, compiler, stage, (file, line) =>
    editorLink(editor, resolve(file), line),
  );

  let hasty = true;
  /** What changed since the last attempt; undefined where anything may have. */
  let touched: ReadonlySet<string> | undefined;
  let calm: NodeJS.Timeout | undefined;
  const queue = serially(async () => {
    const making = attempts.make(hasty, touched);
    touched = new Set();
    const outcome = await making;
    hasty = true;
    if (outcome.provisional && !stopped) calm = setTimeout(again, pause);
    broadcast.set(outcome);
    report?.(outcome);
  });
  const sources = join(projectRoot, 'src');
  let watched: readonly string[] = [];
  let unwatch: (() => void) | undefined;
  let stopped = false;
  let last = Promise.resolve();
  const follow = (): Promise<void> => (last = queue().then(cover));
  const again = (): void => {
    hasty = false;
    touched = undefined;
    void follow();
  };
  const cover = async (): Promise<void> => {
    if (stopped) return;
    const mounts = attempts.mounts();
    if (watched.length > 0 && mounts.every((mount) => watched.includes(mount))) return;
    const before = unwatch;
    watched = [content, sources, ...mounts];
    unwatch = await watch(watched, (folder, paths) => {
      clearTimeout(calm);
      hasty = true;
      if (folder === sources) compiler.renew();
      else touched = touched && paths && new Set([...touched, ...paths]);
      void follow();
    });
    before?.();
    if (stopped) unwatch();
    // Nobody saw what changed in a mount between its being read and its being watched.
    touched = undefined;
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
      await stage.stop();
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

/** The slug of an article's page, where a path is one. */
function slugIn(path: string): string | undefined {
  const [, written] = /^\/articles\/([^/]+)$/.exec(path) ?? [];
  try {
    return written && decodeURIComponent(written);
  } catch {
    return undefined;
  }
}
