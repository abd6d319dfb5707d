import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compile, type CompileOptions } from '../../src/compile/compile.ts';
import type { Content } from '../../src/content/content.ts';
import { load } from '../../src/content/load.ts';
import { serve, type ServedWorker, type ServeOptions } from '../../src/host/serve.ts';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { writeEdition, writeMedia } from '../../src/host/write.ts';

/** Files by path: their text or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The content folder's files by path, a whole folder by its own path, or content that needs no files. */
export type ContentSource = Files | string | Content;

export interface StartOptions extends ServeOptions, Partial<CompileOptions> {
  /** Seconds since the epoch at which the ledger sees what it does not know; 2020-01-01 where absent, so that bytes stay the same. */
  readonly now?: number;
}

const feedYaml = 'title: Test\ndescription: For a test.\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n';

const past = Date.UTC(2020, 0, 1) / 1000;

/**
 * Compiles content and serves it by the Worker that `wrangler deploy` would send, in Miniflare. Files that lack a `feed.yaml` get a
 * plain one. Stop it at the end; that removes its folder too. Problems of the content are left to those who test them.
 */
export async function startWorker(source: ContentSource, options: StartOptions = {}): Promise<ServedWorker> {
  const home = await mkdtemp(join(tmpdir(), 'dateline-worker-'));
  try {
    const folder = typeof source === 'string' ? source : join(home, 'content');
    if (typeof source === 'object' && !isContent(source))
      await writeFiles(folder, { 'feed.yaml': feedYaml, ...source });
    const content =
      typeof source === 'object' && isContent(source) ? source : await load(folder, { now: options.now ?? past });
    const { origin, bundled } = options;
    const out = join(home, 'out');
    const compiled = compile(content, {
      ...(origin !== undefined && { origin }),
      ...(bundled !== undefined && { bundled }),
    });
    await writeMedia(out, new MediaFolder(folder));
    await writeEdition(out, compiled);
    const served = await serve(out, options);
    return {
      ...served,
      stop: async () => {
        await served.stop();
        await rm(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

function isContent(source: Exclude<ContentSource, string>): source is Content {
  return 'publication' in source && typeof source.publication === 'object';
}

/** Writes files by path below a folder. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, contents] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}

/** An article's file: front matter as YAML lines, then the body. */
export function articleFile(frontMatter: Readonly<Record<string, unknown>>, body = 'Text.'): string {
  const lines = Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n\n${body}\n`;
}
