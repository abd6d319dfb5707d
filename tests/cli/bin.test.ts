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
  let sent = false;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
    // A second signal would find the program while it ends.
    if (signal && !sent && out.includes('ready')) sent = child.kill(signal);
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

/** Lays out the package, in which the sources are compiled, with a program; a launch of it by a Node.js of some version. */
async function launchPackage(program: string | undefined, version = process.versions.node) {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bin-'));
  await mkdir(join(folder, 'src/cli'), { recursive: true });
  await mkdir(join(folder, 'dist/cli'), { recursive: true });
  await cp(bin, join(folder, 'src/cli/bin.js'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  if (program !== undefined) await writeFile(join(folder, 'dist/cli/main.js'), program);
  const versions = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(versions)}`, join(folder, 'src/cli/bin.js')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  await rm(folder, { recursive: true, force: true });
  return { code, out };
}

test.each(['22.19.0', '24.0.0', '26.10.0'])('A3: the package runs its compiled code on Node.js %s', async (version) => {
  const program = "console.log('compiled'); process.exitCode = 7;";
  expect(await launchPackage(program, version)).toEqual({ code: 7, out: 'compiled\n' });
});

test.each(['20.20.2', '22.18.0', '18.0.0'])(
  'on Node.js %s the package says in one line what to do',
  async (version) => {
    const { code, out } = await launchPackage("console.log('compiled');", version);
    expect([code, out]).toEqual([
      2,
      `dateline: this is Node.js ${version}, and Dateline needs 22.19 or later. Install Node.js 24 from https://nodejs.org and run it again.\n`,
    ]);
  },
);

test('a copy without compiled code says so', async () => {
  const { code, out } = await launchPackage(undefined);
  expect([code, out]).toEqual([2, expect.stringMatching(/^dateline: this copy is not compiled\. .+\n$/)]);
});
