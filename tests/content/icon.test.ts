import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../src/content/load.ts';
import type { ServedWorker } from '../../src/host/serve.ts';
import { articleFile, startWorker } from '../worker/start.ts';
import { contentFolder } from './folder.ts';

const settings = (url: string, icon: string) => `title: T\nurl: ${url}\nicon: ${icon}\n`;
const article = articleFile({ title: 'A', published: '2019-05-04' });

let worker: ServedWorker;

beforeAll(async () => {
  worker = await startWorker({
    'feed.yaml': settings('https://feeds.example/news', '/media/my icon.png'),
    'media/my icon.png': 'PNG',
    'articles/a.md': article,
  });
});

afterAll(() => worker?.stop());

test('A9: an icon in media/ is an absolute address in feeds, where it is served', async () => {
  const icon = 'https://feeds.example/news/media/my%20icon.png';
  expect(await (await worker.fetch('/news/feed.json')).json()).toMatchObject({ icon, favicon: icon });
  expect(await (await worker.fetch('/news/atom.xml')).text()).toContain(`<icon>${icon}</icon>`);
  const answer = await worker.fetch('/news/favicon.ico');
  expect([answer.status, answer.headers.get('Location')]).toEqual([301, icon]);
  expect((await worker.fetch(new URL(icon).pathname)).status).toBe(200);
});

test('A9: an icon that is missing in media/ is an error that names the file that comes near', async () => {
  const content = await contentFolder({
    'feed.yaml': settings('https://feeds.example', '/media/icno.png'),
    'media/icon.png': 'PNG',
    'articles/a.md': article,
  });
  const { problems } = await load(content, { now: Date.UTC(2020, 0, 1) / 1000 });
  expect(problems).toMatchObject([
    { rule: 'missing-media', severity: 'error', key: 'icon', remedy: 'Did you mean /media/icon.png?' },
  ]);
});
