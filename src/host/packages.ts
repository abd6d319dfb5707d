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

/**
 * The program that installs packages in a folder: `pnpm` or `yarn` if the folder has a lock file of it, otherwise the
 * one that started this process, by the environment variable that all of them set, or `npm`.
 */
export function findPackageManager(folder: string, userAgent = process.env['npm_config_user_agent']): string {
  if (existsSync(join(folder, 'pnpm-lock.yaml'))) return 'pnpm';
  if (existsSync(join(folder, 'yarn.lock'))) return 'yarn';
  if (existsSync(join(folder, 'package-lock.json'))) return 'npm';
  return ['pnpm', 'yarn'].find((name) => userAgent?.startsWith(`${name}/`)) ?? 'npm';
}
