import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { serve } from '../../src/host/serve.ts';
import { store } from '../../src/host/store.ts';
import { compile } from '../../src/compile/compile.ts';
import { renderBody } from '../../src/compile/body.ts';
import { excerpt } from '../../src/compile/render/summary.ts';
import type { Content } from '../../src/content/content.ts';
import type { Article } from '../../src/article/article.ts';
import { childrenOf } from './load.ts';

/** A Worker that takes part, alone in a workerd process of its own. */
export interface Contestant {
  readonly origin: string;
  /** Of the workerd process. */
  readonly pid: number;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const compatibilityDate = '2026-07-30';

async function started(
  start: () => Promise<{ origin: string; stop: () => Promise<void> }>,
): Promise<Contestant> {
  const before = new Set(await childrenOf(process.pid));
  const running = await start();
  const pid = (await childrenOf(process.pid)).find((child) => !before.has(child));
  if (pid === undefined) throw new Error('No workerd process was started.');
  return { ...running, pid };
}

/** Dateline with an edition of this content. */
export async function startDateline(content: Content): Promise<Contestant & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  await store(folder, await compile(content, { origin: content.publication.url }));
  const contestant = await started(async () => {
    const { directOrigin, stop } = await serve(folder, { direct: true });
    return { origin: directOrigin as string, stop };
  });
  return { ...contestant, folder };
}

/** The articles as the other contestants get them, rendered by the same renderer. */
export function benchArticles(articles: readonly Article[]): BenchArticle[] {
  return articles.map(({ id, slug, title, published, authors, tags, body }) => {
    const link = `https://example.org/articles/${slug}`;
    const rendered = renderBody(body, { page: link });
    return {
      id,
      link,
      title,
      published,
      summary: excerpt(rendered),
      html: rendered.html,
      authors: authors.map(({ name }) => name),
      tags: tags.map(({ label }) => label),
    };
  });
}

/** Another Worker of `contestants/`, with the data that it imports, behind static assets as Dateline is. */
export async function startOther(
  name: 'naive' | 'careful' | 'constant',
  data: Uint8Array,
): Promise<Contestant> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const module = name === 'constant' ? 'body.bin' : 'articles.json';
  const file = join(folder, 'worker.js');
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, module), data);
  await writeFile(join(folder, 'assets', 'none.txt'), 'none');
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
  return started(async () => {
    const miniflare = new Miniflare({
      cf: false,
      host,
      port: 0,
      log: new Log(LogLevel.NONE),
      compatibilityDate,
      compatibilityFlags: ['nodejs_compat'],
      modulesRoot: dirname(file),
      modules: [
        { type: 'ESModule', path: file, contents: await readFile(file, 'utf8') },
        name === 'constant'
          ? { type: 'Data', path: join(folder, module), contents: data as Uint8Array<ArrayBuffer> }
          : {
              type: 'ESModule',
              path: join(folder, module),
              contents: `export default JSON.parse(${JSON.stringify(Buffer.from(data).toString())})`,
            },
      ],
      assets: {
        directory: join(folder, 'assets'),
        binding: 'ASSETS',
        routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
      },
      unsafeDirectSockets: [{ host, port: 0 }],
    });
    await miniflare.ready;
    const { origin } = await miniflare.unsafeGetDirectURL();
    return { origin, stop: () => miniflare.dispose() };
  });
}
