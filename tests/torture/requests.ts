import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { formatAddress } from '../../src/edition/address.ts';
import { naive } from '../laws/naive.ts';
import { queries } from '../laws/query.ts';
import { appOf } from './app.ts';
import { grammar } from './grammar.ts';
import { type Row, type Tally, pick } from './row.ts';
import { early, startWorld, type World } from './world.ts';

/** Headers that must not change what is answered: who asks, and by which way. */
const neutral: readonly Readonly<Record<string, string>>[] = [
  { 'X-Forwarded-Host': 'evil.example' },
  { 'X-Forwarded-Proto': 'http', 'X-Forwarded-For': '127.0.0.1' },
  { Forwarded: 'host=evil.example;proto=http' },
  { 'X-Original-URL': '/health', 'X-Rewrite-URL': '/health' },
  { 'X-HTTP-Method-Override': 'DELETE' },
  { Origin: 'https://evil.example', Referer: 'https://evil.example/' },
  { Cookie: 'a=b', Authorization: 'Basic x' },
  { Accept: 'text/html', 'Accept-Language': 'de' },
  { 'A-IM': 'feed', Range: 'bytes=0-10' },
  { 'User-Agent': '' },
];

/** Whatever may be asked, asked in-process for volume and of the Worker for truth. */
export const requests: Row = {
  name: 'requests',
  failure:
    'an answer is a 5xx, differs from a naive filter, holds an article before its time, carries a header or an origin that the request brought along, or differs by Host, forwarding headers or earlier requests',
  async run(tally, { times, random }) {
    const seed = Math.floor(random() * 1e9);
    const world = await startWorld({ seed });
    try {
      const now = Math.floor(Date.now() / 1000);
      const app = await appOf(world.bytes, { now: () => now });
      const inProcess: Ask = async (path, init) => app.fetch(new Request(`https://example.org${path}`, init));
      const overHttp: Ask = (path, init) => world.served.fetch(path, init);
      for (let i = 0; i < 6000 * times; i++) await wild(tally, inProcess, random);
      for (let i = 0; i < 700 * times; i++) await wild(tally, overHttp, random);
      await twin(tally, world, now, inProcess, seed, 500 * times);
      await twin(tally, world, now, overHttp, seed + 1, 100 * times);
      await poisoned(tally, world, random, 150 * times);
    } finally {
      await world.stop();
    }
  },
};

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

const token = 'xInJeCtEdx';

/** One request that a grammar made, with whatever headers. */
async function wild(tally: Tally, ask: Ask, random: () => number): Promise<void> {
  const path = grammar(random, token);
  const validators = [
    '*',
    'W/"x"',
    '"',
    `"${token}`,
    ',,,',
    'W/W/"a"',
    '"a", "b"'.repeat(200),
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '-1',
    'Infinity',
  ];
  const init = {
    method: pick(random, ['GET', 'GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE', 'PROPFIND']),
    headers: {
      ...pick(random, neutral),
      ...(random() < 0.3 && { 'If-None-Match': pick(random, validators) }),
      ...(random() < 0.2 && { 'If-Modified-Since': pick(random, validators) }),
      ...(random() < 0.3 && {
        'Accept-Encoding': pick(random, ['gzip', 'gzip;q=0', 'br', '*;q=0.1', ';;q=,', 'gzip;q=nan']),
      }),
    },
  };
  tally.requests++;
  const which = (): string => `${init.method} ${path.slice(0, 300)} ${JSON.stringify(init.headers)}`;
  let response: Response;
  try {
    response = await ask(path, init);
  } catch (error) {
    tally.failures.push(`${which()} throws ${String(error)}`);
    return;
  }
  const text = await textOf(response);
  tally.expect(response.status < 500, () => `${which()} answers with ${response.status}`);
  tally.expect(!text.includes(early) || path.includes(early), () => `${which()} shows what is not out yet`);
  const location = response.headers.get('Location');
  tally.expect(
    location === null || /^https:\/\/example\.org(?:\/|$)/.test(location) || /^\/(?![/\\])/.test(location),
    () => `${which()} leads to ${location}`,
  );
  for (const [name, value] of response.headers) {
    const carried =
      name !== 'location' && name !== 'link' && (value.includes('evil') || name.includes(token.toLowerCase()));
    tally.expect(!carried, () => `${which()} gives the header ${name}: ${value}`);
  }
  tally.expect(response.headers.get('X-Injected') === null, () => `${which()} injects a header`);
  if (response.status !== 304 && response.status < 400 && /xml/.test(response.headers.get('Content-Type') ?? ''))
    tally.expect(!/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text), () => `${which()} writes what XML forbids`);
}

/** In this process nobody decodes what the application compressed. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Canonical queries, walked to their ends, against a filter over the articles. */
async function twin(
  tally: Tally,
  { articles }: World,
  now: number,
  ask: Ask,
  seed: number,
  runs: number,
): Promise<void> {
  for (const query of fc.sample(queries, { seed, numRuns: runs })) {
    const seen: string[] = [];
    for (let path: string | undefined = formatAddress(query, 'json'); path !== undefined; ) {
      tally.requests++;
      const response = await ask(path);
      if (response.status !== 200) {
        tally.failures.push(`${path} answers with ${response.status}`);
        break;
      }
      const feed = (await response.json()) as { items: { id: string }[]; next_url?: string };
      seen.push(...feed.items.map(({ id }) => id));
      path = feed.next_url?.replace('https://example.org', '');
    }
    const wanted = naive(articles, query, now);
    tally.expect(
      seen.join('\n') === wanted.join('\n'),
      () => `${formatAddress(query, 'json')} finds ${seen.length} articles, a naive filter ${wanted.length}`,
    );
  }
}

/** Asks plainly, then with headers that mean nothing, then plainly again, under several hosts: all the same bytes. */
async function poisoned(tally: Tally, world: World, random: () => number, runs: number): Promise<void> {
  const paths = [
    '/',
    '/rss.xml',
    '/feed.json?tag=alpha',
    '/tags/beta/atom.xml',
    '/facets.json',
    '/opml.xml',
    '/openapi.json',
    '/sitemap.xml',
    '/robots.txt',
    '/feed',
    '/nothing',
    '/rss.xml?limit=0',
  ];
  const said = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
    tally.requests++;
    const response = await world.served.fetch(path, { headers });
    const kept = [...response.headers].filter(
      ([name]) => !/^(?:date|transfer-encoding|content-length|content-encoding|connection|keep-alive)$/.test(name),
    );
    return JSON.stringify([response.status, kept, await response.text()]);
  };
  for (let i = 0; i < runs; i++) {
    const path = pick(random, paths);
    const noise = `${path.includes('?') ? '&' : '?'}utm_source=${token}`;
    const before = await said(path);
    const headers = pick(random, neutral);
    tally.expect((await said(path, headers)) === before, `${path} changes by ${JSON.stringify(headers)}`);
    await said(path + noise, { ...headers, 'If-None-Match': '*' });
    tally.expect(
      (await said(path)) === before,
      `${path} is another after it was asked with ${JSON.stringify(headers)}`,
    );
    tally.expect(!before.includes('evil.example'), `${path} names a foreign host`);
  }
}
