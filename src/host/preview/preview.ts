import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { basePathOf } from '../../edition/address.ts';
import { condense, type Problem } from '../../article/problem.ts';
import { bundleWorker } from '../bundle.ts';
import { codeFolder, generated, publicationRoot } from '../project.ts';
import { watch } from '../watch.ts';
import { isWaiting, type PreviewArticle, createBroadcast, type WithLink, type PreviewState } from './state.ts';
import { createCompiler, sourceProblem } from './compiler.ts';
import { type EditorName, editorLink } from './editors.ts';
import { createProxy } from './proxy.ts';
import { createWorkers } from './workers.ts';

/** Options of a preview. */
interface PreviewOptions {
  readonly content: string;
  /** The folder for the edition; by default a folder for each port, which is removed when the preview ends. */
  readonly out?: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly drafts?: boolean;
  /** The clock: seconds since the epoch. */
  readonly now: () => number;
  /** The editor in which links open files; by default VS Code. */
  readonly editor?: EditorName;
  /** Called with the outcome of every attempt to compile. */
  readonly report?: (report: CompileOutcome) => void;
  /** Receives the lines that the Worker writes to its console. */
  readonly log?: (line: string) => void;
}

/** The outcome of an attempt to compile. */
export interface CompileOutcome extends PreviewState {
  /** Number of articles of the edition that is served. */
  readonly articles: number;
  /** From the start of the attempt until the new edition is served. */
  readonly milliseconds: number;
}

/** A running preview. */
export interface Preview {
  /** `http://127.0.0.1:8787`, without a slash at the end. */
  readonly origin: string;
  readonly state: () => PreviewState;
  readonly stop: () => Promise<void>;
}

const host = '127.0.0.1';

/** The most milliseconds that `setTimeout` takes. After them the preview compiles once without need. */
const longestTimer = 2 ** 31 - 1;

/**
 * Compiles a content folder and serves it on the loopback interface, with its own origin in all links and the path of
 * the publication's address; `/` leads there. Watches the content, its mounts and Dateline's sources. A new edition
 * replaces the old one between two requests; if content or sources do not compile, the last good edition stays.
 * Resolves after the first attempt. Rejects if the port is taken.
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const { drafts = false, now, editor = 'vscode', report, log } = options;
  const content = resolve(options.content);
  const broadcast = createBroadcast();
  const linked = <T extends { readonly file: string; readonly line?: number }>(one: T): WithLink<T> => ({
    ...one,
    link: editorLink(editor, resolve(one.file), one.line),
  });
  let articles: ReadonlyMap<string, PreviewArticle> = new Map();
  let waiting: readonly PreviewArticle[] = [];

  const server = createProxy({
    broadcast,
    articles: (slugs) =>
      Object.fromEntries(
        slugs.flatMap((slug) => {
          const article = articles.get(slug);
          return article ? [[slug, linked(article)]] : [];
        }),
      ),
    worker: (path) => {
      const { due = 0 } = articles.get(slugIn(path, basePathOf(url)) ?? '') ?? {};
      // The page of an article with a future date is shown as at the moment when all such articles are published.
      if (due > now()) return workers.ahead(Math.max(...waiting.map((one) => one.due ?? 0)));
      return workers.current();
    },
  });
  const origin = await listen(server, options.port);
  const out = resolve(options.out ?? join(generated, 'preview', new URL(origin).port));
  const clean = (): void => {
    if (options.out === undefined) rmSync(out, { recursive: true, force: true });
  };
  // A preview that was killed has left its folder.
  clean();
  // Miniflare ends the process on an interrupt, before `stop` is done.
  process.on('exit', clean);
  const compiler = createCompiler();
  const workers = createWorkers(out, log);
  const sources = [...new Set([join(publicationRoot, 'src'), codeFolder])];
  let count = 0;
  let url = '';
  let timezone = 'UTC';
  let expiry: NodeJS.Timeout | undefined;

  const attempt = async (): Promise<void> => {
    const started = performance.now();
    const problems: Problem[] = [];
    let stale = true;
    const [bundled, compiled] = await Promise.allSettled([
      bundleWorker(),
      compiler.compile({ content, out, origin, drafts, now: now() }),
    ]);
    for (const outcome of [bundled, compiled])
      if (outcome.status === 'rejected') problems.push(sourceProblem(outcome.reason));
    if (compiled.status === 'fulfilled') {
      const { edition, mounts } = compiled.value;
      problems.push(...compiled.value.problems);
      // A new mount may have changed after it was read and before it was watched.
      if (await watcher.add(mounts)) changed = true;
      if (edition && bundled.status === 'fulfilled') {
        try {
          const name = `${edition.digest}-${bundled.value.digest}`;
          await workers.show({ name, url: edition.url, bundle: bundled.value });
          ({ count, url, timezone } = edition);
          articles = new Map(edition.articles.map((article) => [article.slug ?? '', article]));
          waiting = edition.articles.filter((article) => isWaiting(article, now()));
          stale = false;
          clearTimeout(expiry);
          if (edition.nextExpiry !== undefined)
            expiry = setTimeout(start, Math.min(1000 * (edition.nextExpiry - now()), longestTimer));
        } catch (error) {
          problems.push(sourceProblem(error));
        }
      }
    }
    const state: PreviewState = {
      edition: workers.name(),
      url,
      stale,
      problems: condense(problems).map(linked),
      waiting: waiting.map(linked),
      timezone,
    };
    broadcast.set(state);
    report?.({ ...state, articles: count, milliseconds: performance.now() - started });
  };

  let changed = false;
  let running: Promise<void> | undefined;
  /** Makes attempts, one at a time, until nothing has changed since the last one began. */
  const run = async (): Promise<void> => {
    do {
      changed = false;
      await attempt();
    } while (changed);
    running = undefined;
  };
  const start = (): Promise<void> => {
    changed = true;
    return (running ??= run());
  };
  const watcher = watch((paths) => {
    if (sources.some((folder) => paths.has(folder))) compiler.renew();
    void start();
  });

  await watcher.add([content, ...sources]);
  await start();
  return {
    origin,
    state: broadcast.current,
    stop: async () => {
      await watcher.close();
      clearTimeout(expiry);
      changed = false;
      compiler.stop();
      await running;
      broadcast.close();
      server.closeAllConnections();
      server.close();
      await workers.stop();
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

/** The slug in the path of an article's page below a base path. */
function slugIn(path: string, basePath: string): string | undefined {
  if (!path.startsWith(basePath)) return undefined;
  const [, written] = /^\/articles\/([^/]+)$/.exec(path.slice(basePath.length)) ?? [];
  try {
    return written && decodeURIComponent(written);
  } catch {
    return undefined;
  }
}
