import { hash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { hexDigest } from '../content/digest.ts';
import { ignoreMissing, listFiles } from '../content/files.ts';
import { withLock } from './lock.ts';
import { codeFolder, filesInFolders, generated, lockFiles, projectRoot, publicationRoot } from './project.ts';
import { keepEdition, runWrangler } from './wrangler.ts';

/** The Worker as `wrangler deploy` would send it, without the edition. */
export interface WorkerBundle {
  /** Digest of the sources. */
  readonly digest: string;
  /** Path of `worker.js`; its source map is beside it. */
  readonly file: string;
  readonly code: string;
  /** The names with which the code imports the edition's modules: SHA-1 of the bytes and the file's name (wrangler). */
  readonly imports: Readonly<Record<ModuleFile, string>>;
}

/** The files of an edition that the Worker imports. */
const moduleFiles = ['index.bin', 'newest.bin'] as const;

export type ModuleFile = (typeof moduleFiles)[number];

/** A module of the Worker as `wrangler deploy` uploads it. */
export interface WorkerModule {
  readonly name: string;
  readonly type: 'ESModule' | 'Data';
  readonly contents: Uint8Array;
}

/** The folders of the Worker's code. */
const folders = ['text', 'edition', 'edge'];

/**
 * Bundles the Worker with `wrangler deploy --dry-run --outdir`. The bundle is cached by the digest of the sources, so
 * only a change of the Worker's code takes a run of wrangler. Throws with wrangler's output if the code does not
 * bundle.
 */
export async function bundleWorker(): Promise<WorkerBundle> {
  const digest = await sourcesDigest();
  const folder = join(generated, 'cache', `worker-${digest}`);
  const file = join(folder, 'worker.js');
  const read = (): Promise<string | undefined> => readFile(file, 'utf8').catch(ignoreMissing);
  const code = (await read()) ?? (await withLock([folder], async () => (await read()) ?? runBundler(folder, file)));
  const imports = {
    'index.bin': importName(code, 'index.bin'),
    'newest.bin': importName(code, 'newest.bin'),
  };
  return { digest, file, code, imports };
}

/** The Worker's modules with an edition: the same bytes as `wrangler deploy` would upload. */
export function workerModules(
  { code, imports }: WorkerBundle,
  edition: Readonly<Record<ModuleFile, Uint8Array>>,
): readonly WorkerModule[] {
  const data = moduleFiles.map((file) => ({
    was: imports[file],
    name: `${hash('sha1', edition[file])}-${file}`,
    contents: edition[file],
  }));
  const main = data.reduce((text, { was, name }) => text.replaceAll(was, name), code);
  return [
    { name: 'worker.js', type: 'ESModule', contents: Buffer.from(main) },
    ...data.map(({ name, contents }) => ({ name, type: 'Data' as const, contents })),
  ];
}

function importName(code: string, file: ModuleFile): string {
  const match = new RegExp(`"\\./([0-9a-f]{40}-${file.replace('.', '\\.')})"`).exec(code);
  if (!match) throw new Error(`The bundled Worker does not import ${file}.`);
  return match[1] as string;
}

/** Digest of the Worker's code, the publication's part of it, its settings and the versions of the libraries. */
async function sourcesDigest(): Promise<string> {
  const sources = folders.map((name) => join(codeFolder, name));
  if (publicationRoot !== projectRoot) sources.push(join(publicationRoot, 'src'));
  const files = await filesInFolders(sources);
  const digests = await Promise.all(
    [join(publicationRoot, 'wrangler.toml'), ...lockFiles, ...files].map(async (path) => {
      const bytes = await readFile(path).catch(ignoreMissing);
      return bytes ? `${relative(publicationRoot, path)} ${hexDigest(bytes)}` : '';
    }),
  );
  return hexDigest(digests.join('\n'), 16);
}

async function runBundler(folder: string, file: string): Promise<string> {
  await writePlaceholders();
  const beside = `${folder}.${process.pid}`;
  try {
    const run = await runWrangler(['deploy', '--dry-run', '--outdir', beside], { env: keepEdition });
    if (run.code !== 0) throw new Error(`wrangler could not bundle the Worker:\n${run.output}`);
    for (const name of await listFiles(beside)) {
      if (name.endsWith('.bin')) await rm(join(beside, name));
      // Wrangler names it after `main` of `wrangler.toml`.
      if (name.endsWith('.js')) await rename(join(beside, name), join(beside, basename(file)));
    }
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return readFile(file, 'utf8');
}

/**
 * Creates empty files for the edition's modules before the first build, since wrangler bundles existing files only.
 * `dateline build` replaces them.
 */
async function writePlaceholders(): Promise<void> {
  await mkdir(join(generated, 'assets'), { recursive: true });
  await mkdir(join(generated, 'cache'), { recursive: true });
  for (const file of moduleFiles)
    await writeFile(join(generated, file), '', { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
}
