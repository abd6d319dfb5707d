import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { Log, LogLevel, Miniflare, type WorkerOptions } from 'miniflare';
import { bundleWorker, type WorkerModule, workerModules } from '../../src/host/bundle.ts';
import { readWorkerSettings } from '../../src/host/worker-settings.ts';
import { writeEdition } from '../../src/host/write.ts';
import { compile } from '../../src/compile/compile.ts';
import { renderBody } from '../../src/compile/render-body.ts';
import { excerpt } from '../../src/compile/render/excerpt.ts';
import type { Content } from '../../src/content/content.ts';
import type { Article } from '../../src/article/article.ts';
import { formatMoment } from '../../src/text/date.ts';
import { childrenOf } from './load.ts';

/** A Worker that takes part, alone in a workerd process of its own. */
export interface Contestant {
  readonly origin: string;
  /** Of the workerd process. */
  readonly pid: number;
  /** The address of workerd's inspector (a WebSocket), where it was asked for. */
  readonly inspector?: string;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
/** What `wrangler.toml` asks of the runtime. */
const { compatibility_date: compatibilityDate, compatibility_flags: compatibilityFlags } = await readWorkerSettings();

/** Compiles content into a folder of its own, as a build does; somebody has to remove it. */
export async function layDown(content: Content): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  await writeEdition(folder, compile(content, { origin: content.publication.url }));
  return folder;
}

/** The modules that would be deployed with the edition in a folder. */
export async function modulesIn(folder: string): Promise<{ root: string; modules: readonly WorkerModule[] }> {
  const made = await bundleWorker();
  const [index, newest] = await Promise.all(['index.bin', 'newest.bin'].map((file) => readFile(join(folder, file))));
  const modules = workerModules(made, { 'index.bin': index as Buffer, 'newest.bin': newest as Buffer });
  return { root: dirname(made.file), modules };
}

/** Dateline with an edition of this content, which is removed when it stops. */
export async function startDateline(content: Content): Promise<Contestant> {
  const folder = await layDown(content);
  const started = await startIn(folder);
  const stop = async (): Promise<void> => {
    await started.stop();
    await rm(folder, { recursive: true });
  };
  return { ...started, stop };
}

/**
 * Dateline with the edition in a folder: the modules that would be deployed. Its static assets are a second Worker's,
 * behind a service binding, so that Cloudflare's router for assets, the same before every Worker, is not measured with it.
 */
export async function startIn(folder: string, { inspected = false } = {}): Promise<Contestant> {
  const { root, modules } = await modulesIn(folder);
  return run({
    ...(inspected && { inspectorPort: 0 }),
    workers: [
      {
        name: 'dateline',
        compatibilityDate,
        compatibilityFlags,
        modulesRoot: root,
        modules: modules.map(({ name, type, contents }) => ({ type, path: join(root, name), contents })),
        serviceBindings: { ASSETS: 'files' },
        unsafeDirectSockets: [{ host, port: 0 }],
      },
      {
        name: 'files',
        compatibilityDate,
        compatibilityFlags,
        modules: [
          {
            type: 'ESModule',
            path: 'files.js',
            contents: 'export default { fetch: () => new Response(null, { status: 404 }) }',
          },
        ],
        assets: {
          directory: join(folder, 'assets'),
          binding: 'ASSETS',
          assetConfig: { html_handling: 'none', not_found_handling: 'none' },
        },
      },
    ],
  });
}

/** Runs Workers in a process of their own; asked on the direct socket of the first. */
async function run(options: {
  readonly workers: WorkerOptions[];
  readonly inspectorPort?: number;
}): Promise<Contestant> {
  const before = new Set(await childrenOf(process.pid));
  const miniflare = new Miniflare({ cf: false, host, port: 0, log: new Log(LogLevel.NONE), ...options });
  await miniflare.ready;
  const pid = (await childrenOf(process.pid)).find((child) => !before.has(child));
  if (pid === undefined) throw new Error('No workerd process was started.');
  const name = options.workers[0]?.name as string;
  const { origin } = await miniflare.unsafeGetDirectURL(name);
  const inspector =
    options.inspectorPort === undefined ? undefined : `${(await miniflare.getInspectorURL()).href}core:user:${name}`;
  return { origin, pid, ...(inspector && { inspector }), stop: () => miniflare.dispose() };
}

/** The articles as the other contestants get them: as JSON, rendered by the same renderer, in the order of their titles. */
export function benchArticles(articles: readonly Article[]): BenchArticle[] {
  const sorted = articles.toSorted((a, b) => (a.title < b.title ? -1 : 1));
  return sorted.map(({ id, slug, title, published, authors, tags, body }) => {
    const link = `https://example.org/articles/${slug}`;
    const rendered = renderBody(body, { page: link });
    return {
      id,
      link,
      title,
      date: formatMoment(published),
      summary: excerpt(rendered),
      html: rendered.html,
      authors: authors.map(({ name }) => name),
      tags: tags.map(({ label }) => label),
    };
  });
}

/** Another Worker of `contestants/`, with the data that it imports. */
export async function startOther(
  name: 'naive' | 'careful' | 'constant' | 'compressing',
  data: Uint8Array,
): Promise<Contestant> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const module = name === 'constant' || name === 'compressing' ? 'body.bin' : 'articles.json';
  const file = join(folder, 'worker.js');
  await build({
    entryPoints: [join(import.meta.dirname, 'contestants', `${name}.ts`)],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    alias: { articles: `./${module}`, body: `./${module}` },
    external: [`./${module}`],
  });
  const imported =
    module === 'body.bin'
      ? { type: 'Data' as const, path: join(folder, module), contents: data as Uint8Array<ArrayBuffer> }
      : {
          type: 'ESModule' as const,
          path: join(folder, module),
          contents: `export default JSON.parse(${JSON.stringify(Buffer.from(data).toString())})`,
        };
  const code = await readFile(file, 'utf8');
  await rm(folder, { recursive: true });
  return run({
    workers: [
      {
        name,
        compatibilityDate,
        compatibilityFlags: ['nodejs_compat'],
        modulesRoot: folder,
        modules: [{ type: 'ESModule', path: file, contents: code }, imported],
        unsafeDirectSockets: [{ host, port: 0 }],
      },
    ],
  });
}
