import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  announceChanges,
  awaitEdition,
  changedTopics,
  DeploymentError,
  readTopics,
  notifyHub,
} from '../../src/host/websub.ts';

const servers: Server[] = [];

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => handle(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A hub that takes publications as the PubSubHubbub hubs in use do, after failing a number of times. */
async function hub(failures: number, status = 503) {
  const published: string[] = [];
  let asked = 0;
  const url = await listen((request, response, body) => {
    asked++;
    const form = new URLSearchParams(body);
    const formed =
      request.method === 'POST' &&
      request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') &&
      form.get('hub.mode') === 'publish';
    if (asked > failures && formed) published.push(...form.getAll('hub.url'));
    response.writeHead(asked <= failures ? status : formed ? 204 : 400).end();
  });
  return { url, published, asked: () => asked };
}

afterAll(() => servers.forEach((server) => server.close()));

describe('telling a hub', () => {
  test('it learns exactly the topics, in as many requests as it takes', async () => {
    const { url, published } = await hub(0);
    const topics = Array.from({ length: 120 }, (_, i) => `https://example.org/tags/t${i}/rss.xml?a=1&b=2`);
    expect(await notifyHub(url, topics, { wait: 1 })).toEqual({ hub: url, topics: 120, attempts: 3 });
    expect(published).toEqual(topics);
  });

  test('what fails for the moment is tried again', async () => {
    const { url, published } = await hub(2);
    expect(await notifyHub(url, ['https://example.org/rss.xml'], { wait: 1 })).toMatchObject({ attempts: 3 });
    expect(published).toEqual(['https://example.org/rss.xml']);
  });

  test('what is refused is not, and neither goes on for ever', async () => {
    const refusing = await hub(1000, 403);
    expect(await notifyHub(refusing.url, ['https://example.org/rss.xml'], { wait: 1 })).toMatchObject({
      attempts: 1,
      fault: 'It answers with 403.',
    });
    const down = await hub(1000);
    expect(await notifyHub(down.url, ['https://example.org/rss.xml'], { wait: 1 })).toMatchObject({
      attempts: 4,
      fault: 'It answers with 503.',
    });
    expect(down.asked()).toBe(4);
  });

  test('a redirect in a circle is a refusal', async () => {
    const url = await listen((_, response) => response.writeHead(302, { Location: '/' }).end());
    expect(await notifyHub(url, ['https://example.org/rss.xml'], { wait: 1 })).toMatchObject({
      attempts: 1,
      fault: 'It answers with 302.',
    });
  });
});

test('topics that changed, came or went are the changed ones', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const after = new Map([
    ['a', '1'],
    ['b', '2'],
    ['d', '1'],
  ]);
  expect(changedTopics(before, after)).toEqual(['b', 'c', 'd']);
});

describe('announcing a deployment', () => {
  const listed = (origin: string, path: string, digest: string) => ({
    digest,
    rss: `${origin}${path}/rss.xml`,
    atom: `${origin}${path}/atom.xml`,
    json: `${origin}${path}/feed.json`,
  });

  test('hubs are told once the new edition is live, and only what changed since the last time', async () => {
    let digests = { all: '1', alpha: '1' };
    let asked = 0;
    const origin = await listen((request, response) => {
      const { all, alpha } = digests;
      const facets = {
        all: listed(origin, '', all),
        tags: [listed(origin, '/tags/alpha', alpha)],
        authors: [],
        sources: [],
        languages: [],
        months: [],
      };
      if (request.url === '/health') response.end(JSON.stringify({ edition: ++asked > 1 ? 'new' : 'old' }));
      else response.end(JSON.stringify(facets));
    });
    const { url, published } = await hub(0);
    const out = await mkdtemp(join(tmpdir(), 'dateline-'));
    const first = await announceChanges({ url: origin, hubs: [url], out, edition: 'new' });
    expect(first).toMatchObject({ live: true, told: [{ topics: 6 }] });
    expect(JSON.parse(await readFile(join(out, 'topics.json'), 'utf8'))).toHaveLength(6);
    published.length = 0;
    expect(await announceChanges({ url: origin, hubs: [url], out })).toEqual({
      live: true,
      topics: [],
      told: [],
    });
    digests = { ...digests, all: '2' };
    await announceChanges({ url: origin, hubs: [url], out });
    expect(published).toEqual([`${origin}/atom.xml`, `${origin}/feed.json`, `${origin}/rss.xml`]);
  });

  test('an edition that does not come is waited for in vain, and nobody is told', async () => {
    const origin = await listen((_, response) => response.end(JSON.stringify({ edition: 'old' })));
    expect(await awaitEdition(origin, 'new', 0)).toBe(false);
  });
});

describe('a deployment that lies', () => {
  const listedAt = (origin: string) => ({
    digest: '1',
    rss: `${origin}/rss.xml`,
    atom: `${origin}/atom.xml`,
    json: `${origin}/feed.json`,
  });
  const facetsOf = (all: unknown): string =>
    JSON.stringify({ all, tags: [], authors: [], sources: [], languages: [], months: [] });

  test.each<[string, RegExp, (response: ServerResponse) => void]>([
    ['hangs', /timeout/, () => {}],
    ['dribbles', /timeout/, (response) => void setInterval(() => response.write(' '), 20).unref()],
    [
      'sends without end',
      /more than \d+ bytes/,
      (response) => {
        const block = Buffer.alloc(1 << 20, ' ');
        const send = (): void => void (response.destroyed || response.write(block, send));
        send();
      },
    ],
    ['fails', /answers with 500/, (response) => response.writeHead(500).end()],
    ['breaks off', /facets\.json does not answer/, (response) => response.destroy()],
    ['redirects in a circle', /redirect/, (response) => response.writeHead(302, { Location: '/facets.json' }).end()],
    ['sends HTML', /no list of facets/, (response) => response.end('<!doctype html>')],
    ['lists nothing', /no list of facets/, (response) => response.end('{}')],
    ['lists what is no feed', /no list of facets/, (response) => response.end(facetsOf({ digest: 1, rss: {} }))],
    ['lists null', /no list of facets/, (response) => response.end(facetsOf(null))],
    [
      'lists the feeds of others',
      /another address: https:\/\/other\.example\/rss\.xml/,
      (response) => response.end(facetsOf(listedAt('https://other.example'))),
    ],
  ])('and %s is told of in words, and no hub is', async (_, said, answer) => {
    const origin = await listen((__, response) => answer(response));
    const error = await readTopics(origin, /timeout/.test(String(said)) ? 300 : undefined).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DeploymentError);
    expect((error as Error).message).toMatch(said);
  });

  test('an edition is not taken for live by an answer of another kind', async () => {
    for (const body of ['null', '[]', '{"edition":1}', 'x']) {
      const origin = await listen((_, response) => response.end(body));
      expect(await awaitEdition(origin, '1', 0)).toBe(false);
    }
  });

  test('what hubs were told last may be lost or broken: then they are told of all', async () => {
    const origin = await listen((_, response) => response.end(facetsOf(listedAt(origin))));
    const { url, published } = await hub(0);
    const out = join(await mkdtemp(join(tmpdir(), 'dateline-')), 'new');
    for (const broken of [undefined, '', '{}', '[[1]]']) {
      if (broken !== undefined) await writeFile(join(out, 'topics.json'), broken);
      published.length = 0;
      await announceChanges({ url: origin, hubs: [url], out });
      expect(published).toHaveLength(3);
    }
  });
});

test('a hub that never answers is given up after its patience', async () => {
  const url = await listen(() => {});
  const told = await notifyHub(url, ['https://example.org/rss.xml'], { wait: 1, attempts: 2, timeout: 50 });
  expect(told).toMatchObject({ attempts: 2, fault: expect.stringMatching(/timeout/i) });
});
