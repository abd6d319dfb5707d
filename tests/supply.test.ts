import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bundleWorker } from '../src/host/bundle.ts';
import { projectRoot } from '../src/host/project.ts';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Bill {
  readonly components: readonly { readonly purl: string }[];
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(join(projectRoot, file), 'utf8')) as T;

/** Licences that ask for nothing but to be named, and that of libvips, which miniflare loads as it is. */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'Python-2.0',
]);

/** Licences that bind whoever changes the package itself: for tools, which go out with nothing. */
const ofTools = new Set([...accepted, 'MPL-2.0']);

const allows = (expression: string, list: ReadonlySet<string>): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((licence) => list.has(licence.trim())));

test('every package of the lock file has a licence that is allowed where it is used', async () => {
  const { packages } = await read<{ packages: Record<string, Locked> }>('package-lock.json');
  const faults: string[] = [];
  for (const [path, { license, dev }] of Object.entries(packages)) {
    if (path === '') continue;
    const own = await read<{ license?: string }>(`${path}/package.json`).catch(() => undefined);
    const licence = own?.license ?? license ?? 'none';
    if (!allows(licence, dev ? ofTools : accepted)) faults.push(`${path}: ${licence}`);
  }
  expect(faults).toEqual([]);
});

test('every direct dependency is pinned and has its reason in docs/dependencies.md, and no other has', async () => {
  const { dependencies, devDependencies } = await read<Manifest>('package.json');
  const text = await readFile(join(projectRoot, 'docs/dependencies.md'), 'utf8');
  const told = [...text.matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name]) => name);
  expect(told.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^(?:npm:[\w-]+@)?\d+\.\d+\.\d+$/);
});

test('CHANGELOG.md begins with the version of the package', async () => {
  const { version } = await read<{ version: string }>('package.json');
  const changes = await readFile(join(projectRoot, 'CHANGELOG.md'), 'utf8');
  expect(/^## (.+)$/m.exec(changes)?.[1]).toBe(version);
});

test('the bundle of the Worker holds Hono and our own code only', async () => {
  const { file } = await bundleWorker();
  const { sources } = JSON.parse(await readFile(`${file}.map`, 'utf8')) as { sources: string[] };
  const foreign = sources.filter(
    (source) => !/(?:^|\/)src\/(?:text|edition|edge)\/|\/node_modules\/hono\//.test(source),
  );
  expect(sources.some((source) => source.includes('/hono/'))).toBe(true);
  expect(foreign).toEqual([]);
});

test('the bill of materials is CycloneDX and names every package that is installed', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
    cwd: projectRoot,
    maxBuffer: 64 << 20,
  });
  const bill = JSON.parse(stdout) as Bill;
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: expect.stringMatching(/^1\.\d$/) });
  const named = new Set(bill.components.map(({ purl }) => purl));
  const { packages } = await read<{ packages: Record<string, Locked & { version: string; name?: string }> }>(
    'package-lock.json',
  );
  for (const [path, { version, name: real }] of Object.entries(packages)) {
    if (path === '' || !existsSync(join(projectRoot, path))) continue;
    const name = real ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    expect(named.has(purl), purl).toBe(true);
  }
});
