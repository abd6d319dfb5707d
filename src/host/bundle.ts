import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexDigest, ignoreMissing, listFiles } from './files.ts';
import { locked } from './lock.ts';
import { generated, projectRoot } from './project.ts';
import { keepEdition } from './keep.ts';
import { runWrangler } from './wrangler.ts';

/** The Worker as `wrangler deploy` would send it, without the edition. */
export interface Bundle {
  /** Of the sources. */
  readonly digest: string;
  /** Where `worker.js` lies, its source map beside it. */
  readonly file: string;
  readonly code: string;
  /** The names by which the code imports the edition's modules, as wrangler names them: SHA-1 of the bytes, then the file's name. */
  readonly imports: Readonly<Record<ModuleFile, string>>;
}

/** The files of an edition that the Worker imports. */
export const moduleFiles = ['index.bin', 'newest.bin'] as const;

export type ModuleFile = (typeof moduleFiles)[number];

/** One module of the Worker, as it is uploaded. */
export interface WorkerModule {
  readonly name: string;
  readonly type: 'ESModule' | 'Data';
  readonly contents: Uint8Array;
}

const rooms = ['text', 'edition', 'edge'];

/**
 * What `wrangler deploy --dry-run --outdir` writes for the sources as they are. Kept by the digest of the sources, so only a
 * change of the Worker's code costs a run of wrangler. Throws with wrangler's own words where the code does not bundle.
 */
export async function bundle(): Promise<Bundle> {
  const digest = await sourcesDigest();
  const folder = join(generated, 'cache', `worker-${digest}`);
  const file = join(folder, 'worker.js');
  const read = (): Promise<string | undefined> => readFile(file, 'utf8').catch(ignoreMissing);
  const code = (await read()) ?? (await locked([folder], async () => (await read()) ?? make(folder, file)));
  const imports = { 'index.bin': imported(code, 'index.bin'), 'newest.bin': imported(code, 'newest.bin') };
  return { digest, file, code, imports };
}

/** The Worker's modules with an edition's bytes: byte for byte what `wrangler deploy` would upload for it. */
export function workerModules(
  { code, imports }: Bundle,
  edition: Readonly<Record<ModuleFile, Uint8Array>>,
): readonly WorkerModule[] {
  const data = moduleFiles.map((file) => ({
    was: imports[file],
    name: `${hexDigest('sha1', edition[file])}-${file}`,
    contents: edition[file],
  }));
  const main = data.reduce((text, { was, name }) => text.replaceAll(was, name), code);
  return [
    { name: 'worker.js', type: 'ESModule', contents: Buffer.from(main) },
    ...data.map(({ name, contents }) => ({ name, type: 'Data' as const, contents })),
  ];
}

function imported(code: string, file: ModuleFile): string {
  const match = new RegExp(`"\\./([0-9a-f]{40}-${file.replace('.', '\\.')})"`).exec(code);
  if (!match) throw new Error(`The bundled Worker does not import ${file}.`);
  return match[1] as string;
}

async function sourcesDigest(): Promise<string> {
  const files = [
    'wrangler.toml',
    'package-lock.json',
    ...(
      await Promise.all(
        rooms.map(async (room) =>
          (await listFiles(join(projectRoot, 'src', room))).map((f) => `src/${room}/${f}`),
        ),
      )
    ).flat(),
  ];
  const digests = await Promise.all(
    files.map(async (file) => `${file} ${hexDigest('sha256', await readFile(join(projectRoot, file)))}`),
  );
  return hexDigest('sha256', digests.join('\n')).slice(0, 16);
}

async function make(folder: string, file: string): Promise<string> {
  await placeholders();
  const beside = `${folder}.${process.pid}`;
  try {
    const run = await runWrangler(['deploy', '--dry-run', '--outdir', beside], { env: keepEdition });
    if (run.code !== 0) throw new Error(`wrangler could not bundle the Worker:\n${run.output}`);
    for (const name of await listFiles(beside)) if (name.endsWith('.bin')) await rm(join(beside, name));
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return readFile(file, 'utf8');
}

/** Wrangler bundles only what is there: where nothing was built yet, empty files stand in; `dateline build` replaces them. */
async function placeholders(): Promise<void> {
  await mkdir(join(generated, 'assets'), { recursive: true });
  await mkdir(join(generated, 'cache'), { recursive: true });
  for (const file of moduleFiles)
    await writeFile(join(generated, file), '', { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
}
