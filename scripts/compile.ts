/**
 * Compiles `src/` to JavaScript with types in `dist/` and copies its data files there, for the package. `npm pack`
 * and `npm publish` run it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [source, target] = [join(root, 'src'), join(root, 'dist')];

rmSync(target, { recursive: true, force: true });
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const rooms = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(source, name));
const { status } = spawnSync(process.execPath, [compiler, '--build', '--force', ...rooms], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

/** Whether the compiler has read a file; the templates of a publication are copied, code included. */
const isCompiled = (path: string): boolean =>
  !path.startsWith(join(source, 'host', 'template')) &&
  /(?:(?<!\.d)\.tsx?|tsconfig(?:\.\w+)?\.json|bin\.js)$/.test(path);
cpSync(source, target, { recursive: true, filter: (path) => !isCompiled(resolve(path)) });

// An app that imports the Worker gets the types of an edition's files with it.
const worker = join(target, 'edge', 'dateline.d.ts');
writeFileSync(worker, `/// <reference path="./edition-modules.d.ts" />\n${readFileSync(worker, 'utf8')}`);
