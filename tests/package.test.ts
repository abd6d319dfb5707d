import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../src/host/project.ts';

const run = promisify(execFile);

/** Paths of the files of the package. */
let files: readonly string[];
/** A publication made by the packed code, with the package in its `node_modules`. */
let publication: string;
let home: string;

/** Runs the packed command in a folder, without the clone's own Node.js. */
async function dateline(cwd: string, ...args: readonly string[]): Promise<string> {
  const bin = join(home, 'node_modules/dateline-feeds/src/cli/bin.js');
  const { stdout, stderr } = await run(process.execPath, [bin, ...args], { cwd });
  expect(stderr).toBe('');
  return stdout;
}

beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'dateline-package-')));
  // Packs as `npm pack` does, then lays the files beside the clone's packages.
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--silent'], {
    cwd: projectRoot,
    maxBuffer: 16 << 20,
  });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ files: readonly { path: string }[] }];
  files = packed.files.map(({ path }) => path);
  const target = join(home, 'node_modules/dateline-feeds');
  for (const path of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await cp(join(projectRoot, path), join(target, path));
  }
  await symlink(join(projectRoot, 'node_modules'), join(target, 'node_modules'), 'junction');
  publication = join(home, 'mine');
  await dateline(home, 'init', 'mine', '--yes', '--url', 'https://feeds.harbour.example');
});

afterAll(() => rm(home, { recursive: true, force: true }));

test('the package holds what runs, and nothing else', () => {
  const foreign = files.filter(
    (path) => !/^(?:dist\/.+\.(?:js|css|yaml|d\.ts)|dist\/host\/template\/.+|src\/cli\/bin\.js)$/.test(path),
  );
  expect(foreign.toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  const types = files.filter((path) => path.endsWith('.d.ts'));
  expect(types.length).toBeGreaterThan(20);
  expect(types.filter((path) => !/^dist\/(?:edge|edition|text)\//.test(path))).toEqual([]);
});

test('no script runs when it is installed, and each of its packages is of one version', async () => {
  const { scripts, dependencies } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
    dependencies: Readonly<Record<string, string>>;
  };
  expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  // wrangler brings the workerd that miniflare runs.
  const wrangler = JSON.parse(await readFile(join(projectRoot, 'node_modules/wrangler/package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  expect(dependencies['miniflare']).toBe(wrangler.dependencies['miniflare']);
});

test('a publication of the package builds, checks, and goes out with wrangler', async () => {
  expect(JSON.parse(await readFile(join(publication, 'package.json'), 'utf8'))).toMatchObject({
    dependencies: { 'dateline-feeds': expect.stringMatching(/^\^\d+\.\d+\.\d+$/) },
  });
  await mkdir(join(publication, 'node_modules/.bin'), { recursive: true });
  await symlink(
    join(home, 'node_modules/dateline-feeds'),
    join(publication, 'node_modules/dateline-feeds'),
    'junction',
  );
  await symlink('../dateline-feeds/src/cli/bin.js', join(publication, 'node_modules/.bin/dateline'));
  await writeFile(
    join(publication, 'content/articles/second.md'),
    '---\ntitle: Second\npublished: 2024-03-10\n---\n\nText.\n',
  );
  expect(await dateline(publication, 'check')).toContain('0 errors, 0 warnings');
  expect(await dateline(publication, 'build')).toContain('2 articles for https://feeds.harbour.example');
  const { status, stdout } = spawnSync('npm', ['run', 'deploy', '--', '--dry-run', '--frozen'], {
    cwd: publication,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect([status, stdout]).toEqual([0, expect.stringContaining('--dry-run: exiting now.')]);
});

test('the types of the Worker stand in the package', async () => {
  await writeFile(
    join(publication, 'app.ts'),
    "import { dateline } from 'dateline-feeds/worker';\nimport index from './.dateline/index.bin';\n" +
      'dateline({ index, newest: 1 });\n',
  );
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2024', 'app.ts'];
  const { stdout } = spawnSync(process.execPath, [compiler, ...flags], {
    cwd: publication,
    encoding: 'utf8',
  });
  expect(stdout.trim()).toMatch(
    /^app\.ts\(3,\d+\): error TS2322: Type 'number' is not assignable to type 'ArrayBuffer'\.$/,
  );
});
