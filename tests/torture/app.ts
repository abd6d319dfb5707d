import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { createApp as Create } from '../../src/edge/app.ts';
import { build as buildEdition } from '../../src/host/build.ts';
import { projectRoot } from '../../src/host/project.ts';

type App = ReturnType<typeof Create>;

let created: Promise<typeof Create> | undefined;

/** The Worker's application in this process: Node.js reads no JSX, so it is bundled first. */
async function load(): Promise<typeof Create> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
  try {
    const outfile = join(folder, 'app.js');
    await build({
      entryPoints: [join(projectRoot, 'src/edge/app.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      external: ['node:zlib'],
      mainFields: ['module', 'main'],
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      logLevel: 'error',
    });
    const module = (await import(outfile)) as { readonly createApp: typeof Create };
    return module.createApp;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where an edition's stored bytes come from, and what time it is (seconds since the epoch). */
export interface Surroundings {
  readonly now: () => number;
  /** The edition's own assets where absent. */
  readonly shard?: (digest: string) => Promise<Uint8Array | undefined>;
}

/** An edition's bytes. */
export interface Bytes {
  readonly index: Uint8Array;
  readonly newest: Uint8Array;
  /** By name below `shards/`, without the ending. */
  readonly shard: (digest: string) => Promise<Uint8Array | undefined>;
}

/** Builds a content folder as `dateline build` does and reads what it wrote. Throws where an error stopped the build. */
export async function editionOf(content: string, out: string, now: number): Promise<Bytes> {
  const { edition, problems } = await buildEdition({ content, out, now });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!edition)
    throw new Error(
      `The build stopped: ${errors
        .slice(0, 3)
        .map(({ file, message }) => `${file}: ${message}`)
        .join(' ')}`,
    );
  return readEdition(out);
}

/** The edition in a folder. */
export async function readEdition(out: string): Promise<Bytes> {
  const [index, newest] = await Promise.all(['index.bin', 'newest.bin'].map((name) => readFile(join(out, name))));
  return {
    index: index as Uint8Array,
    newest: newest as Uint8Array,
    shard: (digest) => readFile(join(out, 'assets', 'shards', `${digest}.bin`)).catch(() => undefined),
  };
}

/** An application over an edition. */
export async function appOf(bytes: Bytes, { now, shard = bytes.shard }: Surroundings): Promise<App> {
  const create = await (created ??= load());
  return create(bytes.index, bytes.newest, {
    now,
    shard,
    media: () => Promise.resolve(new Response(null, { status: 404 })),
  });
}
