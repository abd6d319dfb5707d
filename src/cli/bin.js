#!/usr/bin/env node
// Runs the sources in a clone and the compiled code in the package. Any Node.js from 20 on can run this file.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import * as module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const isClone = existsSync(join(here, 'main.ts'));
const main = isClone ? join(here, 'main.ts') : join(root, 'dist', 'cli', 'main.js');

/** The cache of compiled code: without it hundreds of modules cost half a second at every start. */
if (isClone) process.env.NODE_COMPILE_CACHE ??= join(root, '.dateline', 'cache', 'code');

/** The Node.js of the npm package `node`, with which a clone runs, or undefined if it is not installed. */
function installed() {
  try {
    const folder = dirname(module.createRequire(import.meta.url).resolve('node/package.json'));
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(path) ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

const node = installed() ?? realpathSync(process.execPath);
const isOwn = node === realpathSync(process.execPath);
const [major, minor] = process.versions.node.split('.').map(Number);
/** Whether `Worker.cpuUsage` is missing. */
const isOld = isOwn && (major < 22 || (major === 22 && minor < 19));

if (isClone && isOwn && major < 24) {
  console.error('dateline: its packages are not installed. Run npm ci first.');
  process.exitCode = 2;
} else if (!existsSync(main)) {
  console.error(
    'dateline: this copy is not compiled. Install dateline-feeds, or the file that npm pack writes in a clone.',
  );
  process.exitCode = 2;
} else if (isOld) {
  console.error(
    `dateline: this is Node.js ${process.versions.node}, and Dateline needs 22.19 or later. ` +
      'Install Node.js 24 from https://nodejs.org and run it again.',
  );
  process.exitCode = 2;
} else if (isOwn && major >= 24) {
  module.enableCompileCache?.();
  await import(pathToFileURL(main).href);
} else {
  // Node.js 22 warns that `node:sqlite` is experimental.
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends SIGINT to both processes, and a second one would interrupt the end of the child.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`dateline: ${node} does not start: ${error.message}`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 1;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}
