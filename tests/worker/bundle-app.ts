import { build } from 'esbuild';
import type { WorkerBundle } from '../../src/host/bundle.ts';
import { projectRoot } from '../../src/host/project.ts';

/** A Hono app with routes of its own and the feeds below a path. */
const app = `
import { Hono } from 'hono';
import index from './index.bin';
import newest from './newest.bin';
import { dateline } from './src/edge/dateline.ts';

const app = new Hono();
app.get('/', (c) => c.html('<h1>The site</h1>'));
app.get('/about', (c) => c.text('About us'));
app.route('/feeds', dateline({ index, newest }));
export default app;
`;

/** The app as a bundle that takes the place of the Worker's. */
export async function bundleApp(): Promise<WorkerBundle> {
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: projectRoot, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    external: ['node:zlib', './index.bin', './newest.bin'],
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  });
  const code = outputFiles[0]?.text ?? '';
  const imports = { 'index.bin': 'index.bin', 'newest.bin': 'newest.bin' };
  return { digest: '', file: `${projectRoot}/worker.js`, code, imports };
}
