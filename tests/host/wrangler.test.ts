import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { projectRoot } from '../../src/host/project.ts';
import { quietWrangler } from '../../src/host/wrangler.ts';
import { freePort } from '../freePort.ts';
import { sample } from '../sample.ts';

/** A clone of the project, so that wrangler's own build command writes nothing into this one. */
let clone: string;
let dev: ChildProcess | undefined;

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'dateline-wrangler-'));
  for (const name of ['src', 'wrangler.toml', 'package.json', 'package-lock.json'])
    await cp(join(projectRoot, name), join(clone, name), { recursive: true });
  await cp(sample, join(clone, 'content'), { recursive: true });
  await symlink(join(projectRoot, 'node_modules'), join(clone, 'node_modules'), 'junction');
});

afterAll(async () => {
  if (dev?.exitCode === null) {
    dev.kill('SIGTERM');
    await once(dev, 'exit');
  }
  await rm(clone, { recursive: true, force: true });
});

function wrangler(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(clone, 'node_modules/wrangler/bin/wrangler.js'), ...args], {
    cwd: clone,
    env: { ...process.env, ...quietWrangler },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('wrangler deploy --dry-run builds the edition by itself and bundles it with the Worker', async () => {
  const child = wrangler('deploy', '--dry-run', '--outdir', 'sent');
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const [code] = await once(child, 'close');
  expect(code, output).toBe(0);
  expect(output).toContain('built: edition');
  const names = (await readdir(join(clone, 'sent'))).filter((name) => name.endsWith('.bin'));
  expect(names.map((name) => name.replace(/^[0-9a-f]{40}-/, '')).sort()).toEqual(['index.bin', 'newest.bin']);
});

test('wrangler dev serves the same, with links to the publication’s own address', async () => {
  const port = await freePort();
  dev = wrangler('dev', '--port', String(port), '--ip', '127.0.0.1');
  const feed = await vi.waitFor(
    async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/feed.json`);
      return (await answer.json()) as { feed_url: string; items: readonly object[] };
    },
    { timeout: 600_000, interval: 250 },
  );
  expect(feed.feed_url).toBe('https://dateline.example/feed.json');
  expect(feed.items.length).toBeGreaterThan(0);
});
