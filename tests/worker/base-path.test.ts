import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServedWorker } from '../../src/host/serve.ts';
import { verify } from '../../src/host/verify/verify.ts';
import { clientOf } from '../../src/host/verify/client.ts';
import { address, filesBelow, now } from './below.ts';
import { bundleApp } from './bundle-app.ts';
import { crawl } from './crawl.ts';
import { startWorker } from './start.ts';

let below: ServedWorker;
let root: ServedWorker;
let hono: ServedWorker;

beforeAll(async () => {
  const files = await filesBelow();
  const settings = String(files['feed.yaml']).replaceAll(address, 'https://quay.example');
  [below, root, hono] = await Promise.all([
    startWorker(files, { now }),
    startWorker({ ...files, 'feed.yaml': settings }, { now }),
    startWorker(files, { now, bundle: await bundleApp() }),
  ]);
});

afterAll(() => Promise.all([below, root, hono].map((worker) => worker?.stop())));

const html = { headers: { Accept: 'text/html' } };

describe.each([
  ['a Worker', () => below],
  ['a Hono app', () => hono],
] as const)('%s with a publication below a path', (_, worker) => {
  test('leads from each page, feed and document to addresses below the path only, all of which answer', async () => {
    const fetchAt = (asked: string) => worker().fetch(asked.slice('https://quay.example'.length));
    const met = await crawl(`${address}/`, 3, fetchAt);
    // One article links to the rest of the host; the description names the base path itself.
    const elsewhere = met.filter((one) => !one.address.startsWith(`${address}/`)).map((one) => one.address);
    expect(elsewhere.sort()).toEqual(['https://quay.example/about', address]);
    const dead = met.filter(({ status, address: at }) => status !== 200 && !elsewhere.includes(at));
    expect(dead).toEqual([]);
    expect(met.length).toBeGreaterThan(200);
  });

  test('keeps each promise that `verify` tries', async () => {
    const complaints: string[] = [];
    for await (const result of verify(clientOf(`${worker().origin}/feeds`))) complaints.push(...result.complaints);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['/feeds', '/'],
    ['/feeds?limit=2', '/?limit=2'],
    ['/feeds/rss', '/rss.xml'],
    ['/feeds/RSS.xml?limit=2', '/rss.xml?limit=2'],
    ['/feeds/2024/3/atom.xml', '/2024/03/atom.xml'],
    ['/feeds/tags/ships/', '/tags/ships'],
    ['/feeds/Articles/lamp', '/articles/lamp'],
    ['/feeds/API/', '/api'],
    ['/feeds/old.xml', '/rss.xml'],
    ['/feeds/tags/gone', '/tags/ferries'],
    ['/feeds/articles/LAMP.md', '/articles/lamp.md'],
  ])('redirects %s below the path', async (path, target) => {
    const answer = await worker().fetch(path);
    expect([answer.status, answer.headers.get('Location')]).toEqual([301, address + target]);
  });

  test('redirects from its form below the path', async () => {
    const answer = await worker().fetch('/feeds/build?tag-all=ships&format=rss');
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${address}/tags/ships/rss.xml`]);
  });

  test('answers from its cache, and with 304', async () => {
    for (const round of [1, 2]) {
      const answer = await worker().fetch('/feeds/tags/ships/feed.json');
      expect([round, answer.status]).toEqual([round, 200]);
      const headers = { 'If-None-Match': answer.headers.get('ETag') ?? '' };
      expect((await worker().fetch('/feeds/tags/ships/feed.json', { headers })).status).toBe(304);
    }
  });

  test('serves media, and a range of their bytes', async () => {
    const whole = await worker().fetch('/feeds/media/lamp.png');
    expect([whole.status, whole.headers.get('Content-Type')]).toEqual([200, 'image/png']);
    const part = await worker().fetch('/feeds/media/lamp.png', { headers: { Range: 'bytes=1-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'PNG']);
  });
});

test.each([
  ['/', '/'],
  ['/FEEDS/rss.xml?limit=2', '/rss.xml?limit=2'],
  ['/%66eeds/atom.xml', '/atom.xml'],
  ['/Feeds', '/'],
])('a Worker of its own redirects %s to the publication', async (path, target) => {
  const answer = await below.fetch(path);
  expect([answer.status, answer.headers.get('Location')]).toEqual([301, address + target]);
});

test.each(['/rss.xml', '/feedsrss.xml', '/feeds.xml', '/feed/rss.xml', '/media/lamp.png', '/shards/a.bin'])(
  'a Worker of its own has nothing at %s, and says where the publication is',
  async (path) => {
    const answer = await below.fetch(path, html);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(`${address}/`);
  },
);

test('a Hono app answers at its own routes', async () => {
  expect(await (await hono.fetch('/')).text()).toBe('<h1>The site</h1>');
  expect(await (await hono.fetch('/about')).text()).toBe('About us');
  expect((await hono.fetch('/rss.xml')).status).toBe(404);
});

test('a Hono app refuses to write below the path, and answers HEAD and OPTIONS there', async () => {
  expect((await hono.fetch('/feeds/rss.xml', { method: 'POST' })).status).toBe(405);
  const head = await hono.fetch('/feeds/rss.xml', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect((await hono.fetch('/feeds/rss.xml', { method: 'OPTIONS' })).status).toBe(204);
});

test('the ids of articles and feeds are those that the publication has at the root of the host', async () => {
  const idsOf = async (worker: ServedWorker, path: string) => {
    const feed = (await (await worker.fetch(path)).json()) as {
      readonly items: readonly { readonly id: string }[];
      readonly _dateline: { readonly id: string };
    };
    return [feed._dateline.id, ...feed.items.map(({ id }) => id)];
  };
  for (const path of ['/feed.json', '/tags/ships/feed.json', '/2024/03/feed.json'])
    expect(await idsOf(below, `/feeds${path}`)).toEqual(await idsOf(root, path));
});

test('paths that begin with a slash in an article stand below the publication’s address', async () => {
  const article = (await (await below.fetch('/feeds/articles/slash.json')).json()) as {
    readonly content_html: string;
    readonly image: string;
    readonly attachments: readonly { readonly url: string }[];
  };
  const named = [...article.content_html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url);
  expect(named).toEqual([
    `${address}/tags/ships`,
    `${address}/media/lamp.png`,
    `${address}/articles/ferry`,
    `${address}/media/lamp.mp3`,
    `${address}/build`,
    `${address}/media/lamp.png`,
    `${address}/media/lamp.mp3`,
    '/code',
    '/text',
    'https://quay.example/about',
  ]);
  expect([article.image, article.attachments[0]?.url]).toEqual([
    `${address}/media/icon.png`,
    `${address}/media/lamp.mp3`,
  ]);
  const page = await (await below.fetch('/feeds/articles/slash')).text();
  expect(page).toContain('<img src="/feeds/media/lamp.png"');
  expect(page).toContain('the text href="/text" stay');
  expect(page).toContain('<code>&lt;a href="/code"&gt;</code>');
});

test('problems name addresses below the path', async () => {
  const { text } = await clientOf(`${below.origin}/feeds`)('/archive/2024/03/rss.xml?limit=2');
  expect(JSON.parse(text)).toMatchObject({
    type: `${address}/problems/bad-parameter`,
    near: ['/feeds/2024/03/rss.xml?limit=2'],
  });
  expect(await (await below.fetch('/feeds/no.xml')).json()).toMatchObject({
    detail: 'There is nothing at /feeds/no.xml.',
  });
});
