import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperationError, projectRoot } from './project.ts';

/** The version of this Dateline. */
export async function readVersion(): Promise<string> {
  const text = await readFile(join(projectRoot, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Whether Dateline runs from the sources of a clone. */
export const isClone = existsSync(join(projectRoot, 'src/cli/main.ts'));

/** Compiles and packs the clone with `npm pack` into a folder. Throws `OperationError` with npm's output if that fails. */
export function packClone(folder: string): void {
  const { status, stdout, stderr, error } = spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: projectRoot,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  const output = error?.message ?? `${stdout}${stderr}`.trim();
  throw new OperationError(
    `npm pack failed in ${projectRoot}:\n${output}\nRun npm ci there, then the same command again.`,
  );
}

/** A program that installs packages, by its name. */
export type PackageManager = 'npm' | 'pnpm' | 'yarn';

/**
 * The commands of package managers: the first installation, and the installation of exactly what the lock file says.
 */
export const packageManagers: Readonly<
  Record<PackageManager, { readonly install: string; readonly installFrozen: string }>
> = {
  npm: { install: 'npm install', installFrozen: 'npm ci' },
  pnpm: { install: 'pnpm install', installFrozen: 'npx pnpm install --frozen-lockfile' },
  yarn: { install: 'yarn install', installFrozen: 'npx yarn install --frozen-lockfile' },
};

/** The package manager that started this process, by the environment variable that all of them set. */
export function findPackageManager(userAgent = process.env['npm_config_user_agent']): PackageManager {
  const name = userAgent?.split('/', 1)[0];
  return name === 'pnpm' || name === 'yarn' ? name : 'npm';
}
