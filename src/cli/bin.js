#!/usr/bin/env node
// Any Node.js from 20 on can run this file. It starts the Node.js that `npm ci` installed, which runs TypeScript without a build.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import * as module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const main = join(here, 'main.ts');

/** The cache of compiled code: without it hundreds of modules cost half a second at every start. */
process.env.NODE_COMPILE_CACHE ??= join(here, '..', '..', '.dateline', 'cache', 'code');

/** The Node.js of the npm package `node`, or undefined if it is not installed. */
function installed() {
  try {
    const folder = dirname(module.createRequire(import.meta.url).resolve('node/package.json'));
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(path) ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

const node = installed();
if (node === undefined && Number.parseInt(process.versions.node, 10) < 24) {
  console.error('dateline: its packages are not installed. Run npm ci first.');
  process.exitCode = 2;
} else if (node === undefined || node === realpathSync(process.execPath)) {
  module.enableCompileCache?.();
  await import('./main.ts');
} else {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
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
