import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServedWorker } from '../../src/host/serve.ts';
import { articleFile, startWorker } from './start.ts';

let worker: ServedWorker;

beforeAll(async () => {
  worker = await startWorker({
    'media/a.txt': 'A file.',
    'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'media/a.html': '<script>alert(1)</script>',
    'articles/one.md': articleFile({ title: 'One & only', published: '2019-05-04', tags: ['first'] }, 'A *body*.'),
  });
});

afterAll(() => worker.stop());

test.each([
  ['/rss.xml', 'application/rss+xml; charset=utf-8'],
  ['/atom.xml', 'application/atom+xml; charset=utf-8'],
  ['/feed.json', 'application/feed+json; charset=utf-8'],
  ['/tags/first/atom.xml', 'application/atom+xml; charset=utf-8'],
])('the built Worker answers %s with the article', async (path, type) => {
  const answer = await worker.fetch(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(await answer.text()).toContain('tag:feeds.example,2019-05-04:one');
});

test('links begin with the publication’s address, not with the one that was asked', async () => {
  const answer = await worker.fetch('/feed.json');
  expect(await answer.json()).toMatchObject({
    feed_url: 'https://feeds.example/feed.json',
    items: [{ url: 'https://feeds.example/articles/one' }],
  });
});

test('media are served as files', async () => {
  const answer = await worker.fetch('/media/a.txt');
  expect([answer.status, await answer.text()]).toEqual([200, 'A file.']);
});

test.each([
  [{ Range: 'bytes=2-3' }, 206, 'fi', 'bytes 2-3/7', '2'],
  [{ Range: 'bytes=-1' }, 206, '.', 'bytes 6-6/7', '1'],
  [{ Range: 'bytes=0-' }, 206, 'A file.', 'bytes 0-6/7', '7'],
  [{ Range: 'bytes=7-' }, 416, '', 'bytes */7', '0'],
  [{ Range: 'bytes=0-0,2-2' }, 200, 'A file.', null, '7'],
  [{ Range: 'bytes=2-3', 'If-Range': '"another"' }, 200, 'A file.', null, '7'],
])('players may ask for a part of a file: %o gives %i', async (headers, status, text, range, length) => {
  const answer = await worker.fetch('/media/a.txt', { headers });
  expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([status, text, range]);
  expect([answer.headers.get('accept-ranges'), answer.headers.get('content-length')]).toEqual(['bytes', length]);
});

test('a part is sent if the file is still the one that was begun', async () => {
  const tag = (await worker.fetch('/media/a.txt')).headers.get('etag') ?? '';
  const headers = { Range: 'bytes=2-3', 'If-Range': tag };
  expect((await worker.fetch('/media/a.txt', { headers })).status).toBe(206);
});

test('media are taken for nothing but what they are, and drawings and pages among them run nothing', async () => {
  for (const name of ['a.svg', 'a.html', 'a.txt']) {
    const { headers } = await worker.fetch(`/media/${name}`);
    expect(headers.get('x-content-type-options'), name).toBe('nosniff');
    expect(headers.get('content-security-policy') ?? '', name).toMatch(
      name === 'a.txt' ? /^$/ : /^default-src 'none';.*; sandbox$/,
    );
  }
});

test('shards and modules are not served as files', async () => {
  for (const path of ['/index.bin', '/newest.bin', '/shards/', '/assets/shards/x.bin'])
    expect((await worker.fetch(path)).status, path).toBe(404);
});
