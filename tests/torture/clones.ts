import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hexDigest } from '../../src/content/digest.ts';
import { listFiles } from '../../src/content/files.ts';
import { projectRoot } from '../../src/host/project.ts';
import { quietWrangler } from '../../src/host/wrangler.ts';
import { sample } from '../sample.ts';
import type { Row } from './row.ts';

const run = promisify(execFile);

/** A machine that the project is cloned to. */
interface Machine {
  readonly folder: string;
  readonly umask: string;
  readonly env: Readonly<Record<string, string>>;
}

const machines: readonly Machine[] = [
  {
    folder: 'a',
    umask: '022',
    env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'C', SOURCE_DATE_EPOCH: '0' },
  },
  {
    folder: 'elsewhere/with a space/and a longer name than the other has',
    umask: '077',
    env: {
      TZ: 'America/St_Johns',
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'sv_SE.UTF-8',
      SOURCE_DATE_EPOCH: '1700000000',
    },
  },
];

/** Writes a folder's files anew from the last to the first, of another day: neither order nor time of files is part of the content. */
async function reorder(folder: string): Promise<void> {
  const aside = `${folder}.aside`;
  await cp(folder, aside, { recursive: true });
  await rm(folder, { recursive: true });
  for (const file of (await listFiles(aside)).reverse()) {
    const target = join(folder, file);
    await mkdir(join(target, '..'), { recursive: true });
    await cp(join(aside, file), target);
    await utimes(target, 1e9, 1e9);
  }
  await rm(aside, { recursive: true });
}

/** What `npm ci` would install. What is bundled is copied, since a bundle names the places of its sources; of the rest a link does. */
async function install(clone: string): Promise<void> {
  const packages = join(clone, 'node_modules');
  await mkdir(packages);
  for (const name of await readdir(join(projectRoot, 'node_modules'))) {
    const from = join(projectRoot, 'node_modules', name);
    if (name === 'hono') await cp(from, join(packages, name), { recursive: true });
    else await symlink(from, join(packages, name));
  }
}

/** What wrangler would send from a clone: digests of the Worker's files and of the assets, by name. */
async function sentFrom(
  home: string,
  { folder, umask, env }: Machine,
  reversed: boolean,
): Promise<Map<string, string>> {
  const clone = join(home, folder);
  await run('git', ['clone', '-q', '--no-hardlinks', projectRoot, clone]);
  await install(clone);
  await rm(join(clone, 'content'), { recursive: true, force: true });
  await cp(sample, join(clone, 'content'), { recursive: true });
  if (reversed) await reorder(join(clone, 'content'));
  const wrangler = join(clone, 'node_modules/wrangler/bin/wrangler.js');
  await run(
    '/bin/sh',
    ['-c', `umask ${umask}; exec "$0" "$@"`, process.execPath, wrangler, 'deploy', '--dry-run', '--outdir', 'sent'],
    { cwd: clone, env: { ...process.env, ...quietWrangler, HOME: home, ...env } },
  );
  const below = await Promise.all(
    ['sent', '.dateline/assets'].map(async (part) =>
      (await listFiles(join(clone, part))).map((name) => `${part}/${name}`),
    ),
  );
  // Wrangler's own note of when it ran, which is not sent.
  const sent = below.flat().filter((path) => path !== 'sent/README.md');
  const digests = new Map<string, string>();
  for (const path of ['.dateline/index.bin', '.dateline/newest.bin', ...sent])
    digests.set(path, hexDigest(await readFile(join(clone, path))));
  return digests;
}

/** Two clean clones on machines that differ in all that must not matter. */
export const clones: Row = {
  name: 'clones',
  failure:
    'two clean clones, in other folders, time zones, languages, umasks, and orders of files, send another edition or another Worker by a single byte',
  async run(tally) {
    if (!existsSync(join(projectRoot, '.git'))) {
      tally.notes.push('skipped: this copy of the project is no clone');
      return;
    }
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    try {
      const [one, other] = (await Promise.all(machines.map((machine, i) => sentFrom(home, machine, i === 1)))) as [
        Map<string, string>,
        Map<string, string>,
      ];
      for (const name of new Set([...one.keys(), ...other.keys()])) {
        tally.inputs++;
        tally.expect(one.get(name) === other.get(name), `${name} is another in the second clone`);
      }
      tally.expect(
        [...one.keys()].some((name) => name.endsWith('worker.js')),
        'the clones send no Worker',
      );
      tally.notes.push(`${one.size} files the same, byte for byte`);
    } finally {
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};
