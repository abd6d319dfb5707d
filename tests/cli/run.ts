import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The file that runs the commands. */
export const bin = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));

/** What a command printed, and its exit code. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `dateline` as a person does, in a folder. */
export function dateline(args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((done) => {
    execFile(process.execPath, [bin, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}
