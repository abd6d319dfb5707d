import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServedWorker } from '../../src/host/serve.ts';
import { articleFile, startWorker } from './start.ts';

const [composed, decomposed] = ['caf\u00e9', 'cafe\u0301'];

/** Names on the disk, and how bodies and front matter write them. */
const names: readonly (readonly [disk: string, written: string])[] = [
  [`${decomposed}.png`, `${composed}.png`],
  [`${composed}-2.png`, `${decomposed}-2.png`],
  [`${decomposed}/\u1112\u1161\u11ab.png`, `${composed}/\ud55c.png`],
  ['a & b.mp3', 'a & b.mp3'],
  ['x|y.png', 'x|y.png'],
  ['c++.ogg', 'c++.ogg'],
  ["it's (1)!~*;,=:@$[2]{3}^`.png", "it's (1)!~*;,=:@$[2]{3}^`.png"],
  ['100%.png', '100%.png'],
  ['50%25.png', '50%2525.png'],
];

/** The only spelling that static assets serve at once: each segment as `encodeURIComponent` has it, in NFC. */
const addressOf = (disk: string): string =>
  `https://feeds.example/media/${disk.normalize('NFC').split('/').map(encodeURIComponent).join('/')}`;

let worker: ServedWorker;
let items: readonly {
  id: string;
  content_html: string;
  image?: string;
  attachments?: { url: string; size_in_bytes: number }[];
}[];

const escaped = (text: string): string => text.replaceAll('&', '&amp;');

beforeAll(async () => {
  const articles = names.map(([, written], i) => [
    `articles/a${i}.md`,
    articleFile(
      {
        title: `A${i}`,
        published: `2019-05-0${i + 1}`,
        image: `/media/${written}`,
        attachments: [{ url: `media/${written}`, type: 'audio/mpeg' }],
      },
      `<p><img src="/media/${escaped(written)}"><audio src="/media/${escaped(written)}"></audio><a href="/media/${escaped(written)}">a</a></p>\n\n![b](</media/${written}>)`,
    ),
  ]);
  worker = await startWorker({
    ...Object.fromEntries(names.map(([disk]) => [`media/${disk}`, disk])),
    'media/c#1?.ogg': 'c#1?.ogg',
    'articles/sharp.md': articleFile({
      title: 'Sharp',
      published: '2019-06-01',
      attachments: [{ url: '/media/c#1?.ogg' }],
    }),
    ...Object.fromEntries(articles),
  });
  ({ items } = (await (await worker.fetch('/feed.json')).json()) as { items: typeof items });
});

afterAll(() => worker.stop());

test.each(names.map(([disk], i) => [disk, i] as const))('T5, R5: media/%s has one address', async (disk, i) => {
  const item = items.find(({ id }) => id.endsWith(`:a${i}`));
  const address = addressOf(disk);
  expect(item?.image).toBe(address);
  expect(item?.attachments).toMatchObject([{ url: address, size_in_bytes: Buffer.byteLength(disk) }]);
  const inBody = [...(item?.content_html ?? '').matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url);
  expect(inBody).toEqual(Array(4).fill(address));
  const answer = await worker.fetch(new URL(address).pathname);
  expect([answer.status, await answer.text()]).toEqual([200, disk]);
});

test('R5: a name with # and ? in front matter is a name', async () => {
  const address = items.find(({ id }) => id.endsWith(':sharp'))?.attachments?.[0]?.url;
  expect(address).toBe('https://feeds.example/media/c%231%3F.ogg');
  expect((await worker.fetch('/media/c%231%3F.ogg')).status).toBe(200);
});

test.each([
  ['/media/a%20&%20b.mp3', 'a & b.mp3'],
  ['/media/c%2b%2b.ogg', 'c++.ogg'],
  ['/media/x|y.png', 'x|y.png'],
  ['/media/%63afe%CC%81.png', `${decomposed}.png`],
  ['/media/100%.png', '100%.png'],
])('T5, R5: %s is served at once too', async (path, text) => {
  for (const headers of [{}, { Range: 'bytes=0-3' }]) {
    const answer = await worker.fetch(path, { headers });
    const part = 'Range' in headers ? Buffer.from(text).subarray(0, 4).toString() : text;
    expect([answer.status, await answer.text()]).toEqual(['Range' in headers ? 206 : 200, part]);
  }
});

test.each(['/media/none.png', '/media/%252e%252e/feed.json', '/media/..%2frss.xml', '/media/%ff', '/media/'])(
  '%s is no file',
  async (path) => {
    expect((await worker.fetch(path)).status).toBe(404);
  },
);

test('HEAD states the length of an episode, and a range is a part of it, as Apple requires', async () => {
  const size = Buffer.byteLength('a & b.mp3');
  const ask = async (method: string, headers = {}) => {
    const { hostname, port } = new URL(worker.origin);
    const asked = request({ hostname, port, path: '/media/a%20%26%20b.mp3', method, headers }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, length: answer.headers['content-length'], body: await text(answer) };
  };
  expect(await ask('HEAD')).toEqual({ status: 200, length: String(size), body: '' });
  expect(await ask('GET')).toEqual({ status: 200, length: String(size), body: 'a & b.mp3' });
  expect(await ask('GET', { Range: 'bytes=2-4' })).toEqual({ status: 206, length: '3', body: '& b' });
});
