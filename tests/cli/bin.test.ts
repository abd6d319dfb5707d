import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin } from './run.ts';

/** A project whose `main.ts` is a script of the test's, and whose Node.js is another file than the one that starts it. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'dateline-bin-'));
  await mkdir(join(project, 'src/cli'), { recursive: true });
  await cp(bin, join(project, 'src/cli/bin.js'));
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  const node = join(project, 'node_modules/node');
  await mkdir(join(node, 'bin'), { recursive: true });
  await writeFile(join(node, 'package.json'), '{"name":"node","version":"0.0.0"}');
  const script = `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} "$@"\n`;
  await writeFile(join(node, 'bin/node'), script, { mode: 0o755 });
});

afterAll(() => rm(project, { recursive: true, force: true }));

/** Runs the launcher over a program; what it printed, and how it ended. */
async function launch(program: string, signal?: NodeJS.Signals) {
  await writeFile(join(project, 'src/cli/main.ts'), program);
  const child = spawn(process.execPath, [join(project, 'src/cli/bin.js'), 'an argument'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  const end = once(child, 'close');
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
    if (signal && out.includes('ready')) child.kill(signal);
  });
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  const [code, by] = (await end) as [number | null, NodeJS.Signals | null];
  return { out, code, by };
}

test('arguments and exit code pass through', async () => {
  const program = 'console.log(process.argv.slice(2).join()); process.exitCode = 7;';
  expect(await launch(program)).toEqual({ out: 'an argument\n', code: 7, by: null });
});

test.each(['SIGKILL', 'SIGTERM', 'SIGSEGV'] as const)('who starts it sees that %s ended it', async (by) => {
  expect(await launch(`process.kill(process.pid, '${by}'); setInterval(() => {}, 1000);`)).toMatchObject({
    code: null,
    by,
  });
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s reaches the command, which ends in its own way',
  async (signal) => {
    const program = `process.on('${signal}', () => { console.log('ended well'); process.exit(3); });
    setInterval(() => {}, 1000); console.log('ready');`;
    expect(await launch(program, signal)).toEqual({ out: 'ready\nended well\n', code: 3, by: null });
  },
);
