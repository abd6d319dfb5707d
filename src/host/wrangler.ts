import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publicationRoot } from './project.ts';

const bin = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin', 'wrangler.js');

const editionVariable = 'DATELINE_EDITION';

/**
 * Environment for a run of wrangler that takes the edition as it is: `dateline build`, the `[build]` command of
 * `wrangler.toml`, then does nothing. To bundle the Worker takes its code alone, so a fault of the content must not
 * stop it.
 */
export const keepEdition: Readonly<Record<string, string>> = { [editionVariable]: 'keep' };

/** Whether `dateline build` was started by a run of wrangler with `keepEdition`. */
export function editionIsKept(): boolean {
  return process.env[editionVariable] === 'keep';
}

/** Environment for a run of wrangler without telemetry, a look for newer versions, or a request for a sample. */
export const quietWrangler: Readonly<Record<string, string>> = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

/** The exit code of a run of wrangler, and its output if it was not shown. */
interface WranglerRun {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs wrangler in the publication's folder. With `show` it writes to the terminal, otherwise its output is
 * returned. `env` and `quietWrangler` are added to the environment. Rejects if wrangler cannot be started.
 */
export function runWrangler(
  args: readonly string[],
  options: { readonly show?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<WranglerRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: publicationRoot,
      env: { ...process.env, ...quietWrangler, ...options.env },
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
