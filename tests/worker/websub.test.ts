import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceChanges, readTopics, type Topics } from '../../src/host/websub.ts';
import type { ServedWorker } from '../../src/host/serve.ts';
import { type Hub, listen, startHub, startSubscriber, type Subscriber } from './hub.ts';
import { articleFile, startWorker } from './start.ts';

/** Every path of a feed without parameters in either edition. */
const paths = [
  '/',
  '/tags/alpha/',
  '/tags/beta/',
  '/tags/gamma/',
  '/authors/ann/',
  '/sources/north/',
  '/languages/en/',
  '/2018/',
  '/2019/',
  '/2018/02/',
  '/2019/05/',
  '/2018/02/01/',
  '/2019/05/04/',
].flatMap((path) => ['rss.xml', 'atom.xml', 'feed.json'].map((file) => path + file));

let deployed: ServedWorker;
let site: Awaited<ReturnType<typeof listen>>;
let hub: Hub;
let subscriber: Subscriber;
let out: string;

const article = (day: string, tags: readonly string[], more = {}) =>
  articleFile(
    { title: `Of ${day}`, published: day, id: `tag:feeds.example,${day}:a`, slug: day, tags, ...more },
    // No two of them alike, so that none relates to another.
    Array.from({ length: 30 }, (_, i) => ((Number(day.replaceAll('-', '')) * (i + 7)) % 99_991).toString(36)).join(' '),
  );

const editions = (): Readonly<Record<'before' | 'after', Readonly<Record<string, string>>>> => {
  const before = {
    'feed.yaml': `title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\npageSize: 1\nhubs: ["${hub.url}"]\n`,
    'articles/a.md': article('2019-05-04', ['alpha'], { authors: ['Ann'], source: { name: 'North' } }),
    'articles/b.md': article('2018-02-02', ['beta']),
    'articles/c.md': article('2019-05-03', ['gamma']),
  };
  // Beta's first page stays as it was, but for a second page that it now has.
  const added = {
    'articles/d.md': article('2019-05-05', ['alpha']),
    'articles/e.md': article('2018-02-01', ['beta']),
  };
  return { before, after: { ...before, ...added } };
};

beforeAll(async () => {
  [hub, subscriber] = await Promise.all([startHub(), startSubscriber()]);
  // Not compressed, so that what `fetch` hands on is what its headers say.
  const plain = { headers: { 'Accept-Encoding': 'identity' } };
  site = await listen(async (request) => deployed.fetch(request.url.slice(site.origin.length), plain));
  out = await mkdtemp(join(tmpdir(), 'dateline-websub-'));
  deployed = await startWorker(editions().before, { origin: site.origin });
});

afterAll(async () => {
  for (const { stop } of [hub, subscriber, site]) stop();
  await deployed.stop();
  await rm(out, { recursive: true, force: true });
});

const tagsOf = async (): Promise<Topics> =>
  new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, string]> => {
        const { headers, status } = await fetch(site.origin + path);
        return [site.origin + path, status === 200 ? String(headers.get('ETag')) : ''];
      }),
    ),
  );

test('a deployment tells the hub of exactly the feeds that changed, and the hub those who follow them', async () => {
  const followed: string[] = [];
  for (const path of paths) if (await subscriber.follow(site.origin + path)) followed.push(site.origin + path);
  expect(paths.filter((path) => !followed.includes(site.origin + path))).toEqual(
    paths.filter((path) => /^\/\d{4}\/\d\d\/\d\d\//.test(path)),
  );

  const [before, tags] = [await readTopics(site.origin), await tagsOf()];
  const old = deployed;
  deployed = await startWorker(editions().after, { origin: site.origin });
  await old.stop();
  const { edition } = (await (await fetch(`${site.origin}/health`)).json()) as { edition: string };
  const announced = await announceChanges({ url: site.origin, hubs: [hub.url], out, before, edition });

  const now = await tagsOf();
  const changed = followed.filter((topic) => now.get(topic) !== tags.get(topic)).sort();
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(followed.length);
  expect(hub.published).toEqual(changed);
  expect(announced).toMatchObject({ live: true, told: [{ hub: hub.url, topics: changed.length }] });
  expect(subscriber.deliveries.map(({ topic }) => topic)).toEqual(changed);
  for (const { topic, text } of subscriber.deliveries) expect(text).toBe(await (await fetch(topic)).text());
});

test('another announcement of the same edition tells nobody anything', async () => {
  hub.published.length = 0;
  expect(await announceChanges({ url: site.origin, hubs: [hub.url], out })).toMatchObject({ topics: [] });
  expect(hub.published).toEqual([]);
});
