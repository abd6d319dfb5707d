import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview as startPreview } from '../../src/host/preview/preview.ts';
import type { Row } from './row.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { startWorld } from './world.ts';

/** One answer of each kind. */
const kinds = [
  '/',
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/facets.json',
  '/openapi.json',
  '/opml.xml',
  '/robots.txt',
  '/sitemap.xml',
  '/health',
  '/articles/article-3',
  '/articles/article-3.md',
  '/articles/article-3.json',
  '/tags/alpha',
  '/archive/2024/03/rss.xml',
  '/feed',
  '/nothing',
  '/rss.xml?limit=x',
  '/?limit=x',
  '/articles/nothing',
  '/articles/nothing.json',
  '/rss/',
  '/RSS.XML',
  '/build?tag=alpha&format=rss',
  '/build?limit=x',
  '/api',
  '/tags',
  '/style.css',
  '/media/nothing.png',
  `/rss.xml?q=${'x'.repeat(9000)}`,
];

/** Ways to ask for a file of the static assets as such. */
const disguises = (digest: string): string[] => [
  `/shards/${digest}.bin`,
  `/SHARDS/${digest}.bin`,
  `/Shards/${digest}.BIN`,
  `//shards/${digest}.bin`,
  `/./shards/${digest}.bin`,
  `/media/../shards/${digest}.bin`,
  `/media/%2e%2e/shards/${digest}.bin`,
  `/media/..%2fshards%2f${digest}.bin`,
  `/media/..%5cshards%5c${digest}.bin`,
  `/media/%252e%252e/shards/${digest}.bin`,
  `/media//../shards/${digest}.bin`,
  `/media/.%2e/shards/${digest}.bin`,
  `/media/%2e%2e%2fshards/${digest}.bin`,
  `/%73hards/${digest}.bin`,
  `/shards%2f${digest}.bin`,
  `/shards/${digest}.bin?x=1`,
  `/shards/${digest}.bin/`,
  `/shards/${digest}`,
  `/shards//${digest}.bin`,
  `/shards/./${digest}.bin`,
  `/x/../shards/${digest}.bin`,
  `/%2e/shards/${digest}.bin`,
  `/shards/${digest}%2ebin`,
  `/shards/${digest}.bin%00`,
  `/shards/${digest}.bin;x`,
  `/shards\\${digest}.bin`,
  `/%2573hards/${digest}.bin`,
  `/%EF%BD%93hards/${digest}.bin`,
  `/tags/../shards/${digest}.bin`,
  `/articles/..%2f..%2fshards%2f${digest}.bin`,
  `/media/shards/${digest}.bin`,
  `/media/..;/shards/${digest}.bin`,
  `/assets/shards/${digest}.bin`,
  `http://assets.invalid/shards/${digest}.bin`,
  `http://127.0.0.1/shards/${digest}.bin`,
  '/shards/',
  '/index.bin',
  '/newest.bin',
  '/edition.json',
];

/** What every answer must say of itself, whatever it is, and what must not be had at all. */
export const headers: Row = {
  name: 'headers',
  failure:
    'an answer lacks nosniff or sets a cookie, a page lacks its content or referrer policy, a shard can be had from outside, the preview listens beyond the loopback, or answers to a foreign Host or to another site’s page',
  async run(tally) {
    const world = await startWorld({ bundled: 0 });
    try {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST'])
        for (const path of kinds) {
          tally.requests++;
          const tag = method === 'GET' ? 'W/"x"' : '*';
          const response = await world.served.fetch(path, { method, headers: { 'If-None-Match': tag } });
          const says = (name: string): string => response.headers.get(name) ?? '';
          const which = `${method} ${path} (${response.status})`;
          tally.expect(says('Set-Cookie') === '', `${which} sets a cookie`);
          if (method === 'OPTIONS') continue;
          tally.expect(says('X-Content-Type-Options') === 'nosniff', `${which} lacks nosniff`);
          if (!says('Content-Type').startsWith('text/html')) continue;
          const policy = says('Content-Security-Policy');
          tally.expect(
            /default-src 'none'|default-src 'self'/.test(policy),
            `${which} has the content policy “${policy}”`,
          );
          tally.expect(/frame-ancestors/.test(policy), `${which} may be framed`);
          tally.expect(!/script-src[^;]*'unsafe-inline'/.test(policy), `${which} lets inline scripts run`);
          tally.expect(says('Referrer-Policy') !== '', `${which} has no referrer policy`);
        }
      tally.expect(world.shards.length > 0, 'the edition has no shard to ask for');
      for (const path of disguises(world.shards[0] as string)) {
        tally.requests++;
        const { status, bytes } = await raw(world.served.origin, path);
        // Addresses of other hosts Miniflare itself fails over.
        const refused = path.startsWith('http') ? status >= 300 : status >= 300 && status !== 500;
        tally.expect(refused, `${path} answers with ${status}, ${bytes} bytes`);
      }
    } finally {
      await world.stop();
    }
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    await writeFiles(home, {
      'feed.yaml': 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n',
      'articles/a.md': articleFile({ title: 'A', published: '2024-01-02' }),
    });
    const preview = await startPreview({
      now: () => Math.floor(Date.now() / 1000),
      content: home,
      port: 0,
      out: join(home, 'out'),
    });
    try {
      const { hostname, port } = new URL(preview.origin);
      tally.expect(hostname === '127.0.0.1', `the preview listens on ${hostname}`);
      for (const host of [
        'evil.example',
        'evil.example:8787',
        `127.0.0.1.evil.example:${port}`,
        'localhost.evil.example',
        '169.254.169.254',
        '[::]',
      ]) {
        tally.requests++;
        const { status } = await raw(preview.origin, '/', { Host: host });
        tally.expect(status >= 400 && status < 500, `the preview answers to the Host “${host}” with ${status}`);
      }
      for (const [path, how] of [
        ['/__preview/events', { 'Sec-Fetch-Mode': 'cors', Origin: 'https://evil.example' }],
        ['/__preview/articles.json?slug=a', { 'Sec-Fetch-Mode': 'cors', Origin: 'null' }],
        ['/feed.json', { 'Sec-Fetch-Mode': 'cors', Origin: 'https://evil.example' }],
        ['/articles/a', { 'Sec-Fetch-Mode': 'no-cors' }],
        ['/__preview/events', { 'Sec-Fetch-Mode': 'websocket', Upgrade: 'websocket' }],
      ] as const) {
        tally.requests++;
        const { status } = await raw(preview.origin, path, { 'Sec-Fetch-Site': 'cross-site', ...how });
        tally.expect(status === 403, `the preview answers another site’s page for ${path} with ${status}`);
      }
      for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
        tally.requests++;
        const { status } = await raw(preview.origin, '/', { Host: host });
        tally.expect(status === 200, `the preview answers to its own Host “${host}” with ${status}`);
      }
    } finally {
      await preview.stop();
      await rm(home, { recursive: true, force: true });
    }
  },
};

/** Asks for a path to the letter: `fetch` would tidy it up. */
function raw(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly bytes: number }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request({ host: hostname, port, path, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
    });
    asked.on('error', reject);
    asked.end();
  });
}
