import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { preview } from '../../src/host/preview/preview.ts';
import { projectRoot } from '../../src/host/project.ts';
import { type Result, verify } from '../../src/host/verify/verify.ts';
import { type Answered, type Ask, clientOf } from '../../src/host/verify/client.ts';
import { articleOf, noon, siteOf, tag } from '../edge/site.ts';

const site = siteOf(
  ['river', 'mountain', 'lake'].map((slug, i) =>
    articleOf(slug, {
      published: noon - i * 40 * 86_400,
      tags: [tag('alpha')],
      body: 'Word after word. '.repeat(300),
    }),
  ),
);

/** The app, asked as `fetch` asks: what is compressed comes out plain. */
const ask: Ask = async (path, { method = 'GET', headers = {} } = {}) => {
  const response = await site.ask(path, headers, method);
  const { status } = response;
  const encoded = response.headers.get('Content-Encoding') === 'gzip' && method !== 'HEAD' && status !== 304;
  const body = encoded ? response.body?.pipeThrough(new DecompressionStream('gzip')) : response.body;
  return {
    basePath: '',
    path,
    status,
    headers: new Headers(response.headers),
    text: await new Response(body).text(),
  };
};

async function results(of: Ask): Promise<readonly Result[]> {
  const found: Result[] = [];
  for await (const result of verify(of)) found.push(result);
  return found;
}

/** A request as a fault sees it. */
interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Fault = (answered: Answered, asked: Asked) => Partial<Answered> | undefined;

/** An answer with other headers; null takes one away. */
function withHeaders(answered: Answered, changes: Readonly<Record<string, string | null>>): Partial<Answered> {
  for (const [name, value] of Object.entries(changes))
    if (value === null) answered.headers.delete(name);
    else answered.headers.set(name, value);
  return { headers: answered.headers };
}

const isFeed = (path: string): boolean => /\.xml|feed\.json/.test(path);

/** Faults of a server, what is said of each, and the promises that break by it. */
const faults: readonly [fault: string, break_: Fault, said: RegExp, promises: readonly RegExp[]][] = [
  [
    'says text/html of Atom',
    (a) => (a.path === '/atom.xml' ? withHeaders(a, { 'Content-Type': 'text/html' }) : undefined),
    /\/atom\.xml: Content-Type is "text\/html", not "application\/atom\+xml; charset=utf-8"/,
    [/feeds answer as feeds/],
  ],
  [
    'gives HTML to whom takes it',
    (a, { headers }) =>
      /html/.test(headers.Accept ?? '') ? withHeaders(a, { 'Content-Type': 'text/html' }) : undefined,
    /\/rss\.xml: Content-Type is "text\/html"/,
    [/feeds answer as feeds/],
  ],
  [
    'has strong entity tags',
    (a) => withHeaders(a, { ETag: (a.headers.get('ETag') ?? '').slice(2) }),
    /ETag is "\\"[\da-f]+\\"", not like \^W/,
    [/validators/],
  ],
  [
    'has another entity tag when it compresses',
    (a) => (a.headers.has('Content-Encoding') ? withHeaders(a, { ETag: 'W/"compressed"' }) : undefined),
    /\/rss\.xml: ETag when compressed is "W\/\\"compressed\\""/,
    [/compressed/],
  ],
  [
    'never answers 304',
    (a, { headers }) => (headers['If-None-Match'] && a.status === 304 ? { status: 200 } : undefined),
    /status for its ETag is 200, not 304/,
    [/conditional/],
  ],
  [
    'answers 304 to any entity tag',
    (_, { headers }) => (headers['If-None-Match'] ? { status: 304, text: '' } : undefined),
    /status for another ETag is 304, not 200/,
    [/conditional/],
  ],
  [
    'answers 304 to any date',
    (_, { headers }) => (headers['If-Modified-Since'] ? { status: 304, text: '' } : undefined),
    /status for a date that it never had is 304, not 200/,
    [/conditional/],
  ],
  [
    'sends the body with HEAD',
    (_, { method }) => (method === 'HEAD' ? { text: 'body' } : undefined),
    /body is "body", not ""/,
    [/HEAD/],
  ],
  [
    'does not compress',
    (a) => withHeaders(a, { 'Content-Encoding': null }),
    /\/feed\.json: Content-Encoding is null, not "gzip"/,
    [/compressed/],
  ],
  [
    'caches errors',
    (a) => (a.status >= 400 ? withHeaders(a, { 'Cache-Control': 'public, max-age=300' }) : undefined),
    /limit=0: Cache-Control is "public, max-age=300", not like \^no-store/,
    [/errors are problems/],
  ],
  [
    'varies by Accept',
    (a) => withHeaders(a, { Vary: 'Accept, Accept-Encoding' }),
    /Vary is "Accept, Accept-Encoding"/,
    [/validators/],
  ],
  [
    'lets no app ask',
    (a) => withHeaders(a, { 'Access-Control-Allow-Origin': null }),
    /Access-Control-Allow-Origin is not there/,
    [/validators/, /apps on other origins/],
  ],
  [
    'says another title in RSS',
    (a) => (a.path === '/rss.xml' ? { text: a.text.replace('<title>The river<', '<title>The stream<') } : undefined),
    /\/atom\.xml: title of article 1 is "The river", not "The stream"/,
    [/three formats/],
  ],
  [
    'says another day in JSON',
    (a) => (a.path === '/feed.json' ? { text: a.text.replaceAll('2017-12-11T12', '2017-12-11T13') } : undefined),
    /\/feed\.json: date of article 1/,
    [/three formats/],
  ],
  [
    'loses an article between pages',
    (a) =>
      a.path.includes('before=') && a.path.startsWith('/feed.json')
        ? { text: a.text.replace(/"items":\[.*\]/s, '"items":[]') }
        : undefined,
    /articles met is 1, not 3/,
    [/next leads/],
  ],
  [
    'begins again on its second page',
    (a) =>
      a.path.includes('before=')
        ? withHeaders(a, { Link: '<https://example.org/feed.json?limit=1>; rel="next"' })
        : undefined,
    /an article came twice/,
    [/next leads/],
  ],
  [
    'has no feed of an archive before',
    (a) => (a.path.startsWith('/archive/') ? { status: 404 } : undefined),
    /\/archive\/2017\/12\/atom\.xml: status is 404/,
    [/archives/],
  ],
  [
    'breaks the XML',
    (a) => (a.path === '/rss.xml' && a.text !== '' ? { text: '<rss' } : undefined),
    /this could not be tried/,
    [/three formats/, /compressed/],
  ],
  [
    'drops the query of what it redirects',
    (a) => (a.status === 301 ? withHeaders(a, { Location: 'https://example.org/rss.xml' }) : undefined),
    /\/feed: Location is "\/rss\.xml", not "\/rss\.xml\?limit=2"/,
    [/aliases/],
  ],
  [
    'gives stored bytes to anybody',
    (a) => (a.path.startsWith('/shards/') ? { status: 200 } : undefined),
    /stored bytes from outside: status is 200, not 404/,
    [/only be read/],
  ],
  [
    'takes what is posted',
    (_, { method }) => (method === 'POST' ? { status: 200 } : undefined),
    /POST: status is 200, not 405/,
    [/only be read/],
  ],
  [
    'names another address as its own',
    (a) => (isFeed(a.path) ? withHeaders(a, { Link: '<https://example.org/x>; rel="self"' }) : undefined),
    /Link rel=self of \/rss\.xml is "\/x", not "\/rss\.xml"/,
    [/parameters select/, /lead to the feeds/, /next leads/, /archives/],
  ],
  [
    'has no page for an article',
    (a) => (/^\/articles\/\w+$/.test(a.path) ? withHeaders(a, { 'Content-Type': 'text/plain' }) : undefined),
    /\/articles\/\w+: Content-Type is "text\/plain"/,
    [/articles stand/],
  ],
  [
    'keeps caches from asking again',
    (a) => withHeaders(a, { 'Cache-Control': 'no-store' }),
    /Cache-Control is "no-store", not like max-age/,
    [/validators/, /conditional/],
  ],
];

let sound: readonly Result[];

beforeAll(async () => {
  sound = await results(ask);
});

test('of what answers as promised there is nothing to say', () => {
  expect(sound.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  expect(sound.length).toBeGreaterThan(15);
});

test('of the preview there is nothing to say either', async () => {
  const home = await mkdtemp(join(tmpdir(), 'dateline-verify-'));
  await cp(join(projectRoot, 'tests/golden/content'), join(home, 'content'), { recursive: true });
  const running = await preview({
    now: () => Math.floor(Date.now() / 1000),
    content: join(home, 'content'),
    out: join(home, 'out'),
    port: 0,
  });
  try {
    const found = await results(clientOf(running.origin));
    expect(found.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
    expect(found).toHaveLength(sound.length);
  } finally {
    await running.stop();
    await rm(home, { recursive: true, force: true });
  }
});

test.each(faults)(
  'of a server that %s it says so, and nothing of its other promises',
  async (_, fault, said, promises) => {
    const broken = await results(async (path, init = {}) => {
      const answered = await ask(path, init);
      const { method = 'GET', headers = {} } = init;
      return { ...answered, ...fault(answered, { path, method, headers }) };
    });
    const complaining = broken.filter(({ complaints }) => complaints.length > 0);
    expect(complaining.flatMap(({ complaints }) => complaints).join('\n')).toMatch(said);
    for (const { name } of complaining)
      expect(
        promises.some((promise) => promise.test(name)),
        name,
      ).toBe(true);
    expect(broken).toHaveLength(sound.length);
  },
);

test('where nothing answers, or something else does, nothing more is tried', async () => {
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
  expect(await results(() => Promise.reject(refused))).toEqual([
    { name: 'Dateline answers', complaints: ['this could not be tried: connect ECONNREFUSED'] },
  ]);
  const other = await results(async (path) => ({
    basePath: '',
    path,
    status: 200,
    headers: new Headers(),
    text: '<html>',
  }));
  expect(other).toHaveLength(1);
  expect(other[0]?.complaints[0]).toContain('/health is "<html>", not like');
});

test('a request that fails on the way is told of, and the other promises are tried', async () => {
  const flaky = await results((path, init) =>
    path === '/atom.xml' ? Promise.reject(new Error('the line broke')) : ask(path, init),
  );
  expect(flaky).toHaveLength(sound.length);
  expect(flaky.filter(({ complaints }) => complaints.length === 0).length).toBeGreaterThan(5);
  expect(flaky.flatMap(({ complaints }) => complaints)).toContain('this could not be tried: the line broke');
});
