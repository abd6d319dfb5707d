import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Debian's own programs first: what stands earlier on a developer's path may lack the packages that are wanted. */
const path = `/usr/bin:/bin:${process.env.PATH ?? ''}`;

/** Runs a program at home in `home` and returns what it printed. Throws with its complaint where it fails. */
export async function run(
  program: string,
  args: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await execute(program, args, {
    cwd: home,
    env: { PATH: path, HOME: home, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env },
    maxBuffer: 256 << 20,
    timeout: 600_000,
  });
  return stdout;
}

/** Whether a program starts and ends well with these arguments. */
export async function runs(program: string, ...args: readonly string[]): Promise<boolean> {
  return run(program, args, '/').then(
    () => true,
    () => false,
  );
}

/** Where one of the small programs of `programs/` lies. */
export function program(name: string): string {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url));
}
