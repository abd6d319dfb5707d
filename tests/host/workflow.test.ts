import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createPublication } from '../../src/host/create-publication.ts';
import { bin, dateline } from '../cli/run.ts';
import { articleFile } from '../worker/start.ts';

interface Step {
  readonly name?: string;
  readonly run?: string;
}

const run = promisify(execFile);
const root = await realpath(await mkdtemp(join(tmpdir(), 'dateline-workflow-')));
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
};
const git = async (folder: string, ...args: readonly string[]): Promise<string> =>
  (await run('git', args, { cwd: folder, env })).stdout.trim();

afterAll(() => rm(root, { recursive: true, force: true }));

/** The folder of one test; its `origin` is a bare repository that holds a new publication. */
let home: string;
let count = 0;

beforeEach(async () => {
  home = await mkdtemp(join(root, 'home-'));
  await git(home, 'init', '-q', '--bare', '-b', 'main', 'origin');
  const first = join(home, 'first');
  await git(home, 'clone', '-q', 'origin', 'first');
  await git(first, 'checkout', '-q', '-B', 'main');
  await createPublication(first, {
    title: 'Cais',
    url: 'https://feeds.cais.example',
    language: 'pt',
    timezone: 'UTC',
    mounts: [],
    dependency: '^0.0.0',
    now: 1_700_000_000,
  });
  await commit(first, 'A publication');
});

async function commit(folder: string, message: string): Promise<void> {
  await git(folder, 'add', '-A');
  await git(folder, 'commit', '-q', '-m', message);
  await git(folder, 'push', '-q', 'origin', 'HEAD');
}

/** A fresh clone of the repository, with the command `dateline` installed. */
async function checkout(): Promise<string> {
  const folder = join(home, `clone-${count++}`);
  await git(home, 'clone', '-q', '--depth', '1', `file://${join(home, 'origin')}`, folder);
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  await symlink(bin, join(folder, 'node_modules/.bin/dateline'));
  return folder;
}

/** Adds an article by a commit from elsewhere, as an editor on the web does. */
async function addArticle(name: string): Promise<void> {
  const folder = await checkout();
  await writeFile(join(folder, `content/articles/${name}.md`), articleFile({ title: name, published: '2024-03-10' }));
  await commit(folder, `Add ${name}`);
}

/** Runs a step of the workflow, as the forge's shell does (`bash -e`). Resolves to its output. */
async function runStep(start: string, folder: string, added: NodeJS.ProcessEnv = {}): Promise<string> {
  const workflow = parse(await readFile(join(folder, '.github/workflows/feeds.yml'), 'utf8')) as {
    jobs: { publish: { steps: readonly Step[] } };
  };
  const step = workflow.jobs.publish.steps.find(({ name }) => name?.startsWith(start));
  const { GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME, GIT_COMMITTER_EMAIL, ...machine } = env;
  return (await run('bash', ['-e', '-c', step?.run ?? 'false'], { cwd: folder, env: { ...machine, ...added } })).stdout;
}

/** Runs the step that builds and commits. */
const publish = (folder: string): Promise<string> => runStep('Build', folder);

const head = (): Promise<string> => git(join(home, 'origin'), 'rev-parse', 'main');

test('an article from elsewhere gets its id back and a line in the ledger; a second run changes nothing', async () => {
  await addArticle('barco');
  await publish(await checkout());
  const after = await head();
  const clone = await checkout();
  expect(await readFile(join(clone, 'content/articles/barco.md'), 'utf8')).toContain(
    'id: tag:feeds.cais.example,2024-03-10:barco',
  );
  const ledger = await readFile(join(clone, 'content/ledger.jsonl'), 'utf8');
  expect(ledger.match(/"slug":"(?:hello|barco)"/g)).toHaveLength(2);
  expect(await git(clone, 'log', '-1', '--format=%an: %s')).toBe('github-actions[bot]: Record what was published');
  await publish(clone);
  expect(await head()).toBe(after);
});

test('two runs at once lose no line', async () => {
  const early = await checkout();
  await addArticle('cais');
  const late = await checkout();
  await Promise.all([publish(early), publish(late)]);
  // The first run has the articles of the other one, too, or comes before it.
  await publish(await checkout());
  const clone = await checkout();
  const ledger = await readFile(join(clone, 'content/ledger.jsonl'), 'utf8');
  expect(ledger.match(/"slug":"(?:hello|cais)"/g)).toHaveLength(2);
  for (const name of ['hello', 'cais'])
    expect(await readFile(join(clone, `content/articles/${name}.md`), 'utf8')).toMatch(/^id: /m);
  expect(await dateline(['build', '--frozen'], clone)).toMatchObject({ code: 0 });
});

test.each([
  ['package-lock.json', '{}', 'npm ci'],
  ['pnpm-lock.yaml', "lockfileVersion: '9.0'\n", 'npx --yes pnpm install --frozen-lockfile'],
  ['yarn.lock', '# yarn lockfile v1\n', 'npx --yes yarn@1 install --frozen-lockfile'],
  ['yarn.lock', '__metadata:\n  version: 8\n', 'npx --yes --package @yarnpkg/cli-dist yarn install --immutable'],
])('the workflow installs what %s says, %j', async (name, lock, command) => {
  const folder = await checkout();
  await writeFile(join(folder, name), lock);
  const programs = join(folder, 'programs');
  await mkdir(programs);
  for (const program of ['npm', 'npx'])
    await writeFile(join(programs, program), `#!/bin/sh\necho ${program} "$@"\n`, { mode: 0o755 });
  expect(await runStep('Install', folder, { PATH: `${programs}:${process.env['PATH']}` })).toBe(`${command}\n`);
});

test('a run whose checkout is behind builds what was pushed meanwhile, too', async () => {
  const behind = await checkout();
  await addArticle('maré');
  await publish(behind);
  expect(await readFile(join(behind, 'content/articles/maré.md'), 'utf8')).toMatch(/^id: /m);
  expect(await git(behind, 'status', '--porcelain')).toBe('');
  expect(await git(behind, 'rev-parse', 'HEAD')).toBe(await head());
});
