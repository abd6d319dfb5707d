import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../freePort.ts';
import { bin } from '../cli/run.ts';

/** The folder of the Node.js under test: the machine's own, or that of the variable `NODE_FOLDER`. */
const paths = (process.env['PATH'] ?? '').split(delimiter).filter((path) => !/node_modules/.test(path));
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  // Yarn writes a lock file on a machine of CI, too.
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  PATH: [process.env['NODE_FOLDER'], ...paths].filter(Boolean).join(delimiter),
};

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'dateline-install-')));
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs a command of the shell; resolves to its exit code and output. */
async function run(command: string, cwd: string): Promise<readonly [code: number | null, output: string]> {
  const child = start(command, cwd);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, output];
}

function start(command: string, cwd: string): ChildProcess {
  return spawn(command, { cwd, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
}

const article = '---\ntitle: Second\npublished: 2024-03-10\n---\n\nText.\n';

test.each(['npm', 'npx --yes pnpm', 'npx --yes yarn@1', 'npx --yes --package @yarnpkg/cli-dist yarn'])(
  'a publication that %s installs serves an article a moment after it is written, and would deploy',
  async (manager) => {
    const home = await mkdtemp(join(root, 'home-'));
    const folder = join(home, 'mine');
    const made = `node ${JSON.stringify(bin)} init mine --yes --url https://feeds.harbour.example`;
    expect(await run(made, home)).toEqual([0, expect.any(String)]);
    expect(await run(`${manager} install`, folder)).toEqual([0, expect.any(String)]);

    const port = await freePort();
    const dev = start(`npm run dev -- --port ${port}`, folder);
    const titles = async (): Promise<readonly string[]> => {
      const answer = await fetch(`http://127.0.0.1:${port}/feed.json`);
      return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
    };
    try {
      const wait = { timeout: 600_000, interval: 100 };
      await vi.waitFor(async () => expect(await titles()).toEqual(['Hello']), wait);
      await writeFile(join(folder, 'content/articles/second.md'), article);
      await vi.waitFor(async () => expect(await titles()).toEqual(['Hello', 'Second']), wait);
    } finally {
      process.kill(-(dev.pid as number), 'SIGTERM');
      await once(dev, 'close');
    }
    expect(await run('npm run deploy -- --dry-run', folder)).toEqual([0, expect.stringContaining('exiting now')]);
    expect(await readFile(join(folder, 'content/articles/second.md'), 'utf8')).toMatch(/^id: tag:feeds\./m);
  },
);
