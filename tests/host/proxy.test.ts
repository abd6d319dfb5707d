import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy } from '../../src/host/preview/proxy.ts';
import { createBroadcast } from '../../src/host/preview/state.ts';

let worker: Server;
let proxy: Server;
let last: IncomingMessage | undefined;
/** Has the Worker's server close a connection at its second request, as when an idle one ends just then. */
let fickle = false;
const heard = new WeakSet<object>();
const broadcast = createBroadcast();

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

beforeAll(async () => {
  worker = await listen(
    createServer((request, response) => {
      if (fickle && heard.has(request.socket)) return void request.socket.destroy();
      heard.add(request.socket);
      last = request;
      response.setHeader('Link', `<${request.url}>; rel="self", <${request.url}>; rel="alternate"`);
      response.end('the Worker');
    }),
  );
  const target = { origin: `http://127.0.0.1:${portOf(worker)}`, release: () => {} };
  proxy = await listen(createProxy({ worker: () => target, articles: () => ({}), broadcast }));
});

afterAll(() => {
  broadcast.close();
  proxy.close();
  worker.close();
});

/** Sends a request to the letter and gives what comes back. */
async function exchange(lines: readonly string[], contents = ''): Promise<string> {
  const socket = connect(portOf(proxy), '127.0.0.1');
  socket.write(`${lines.join('\r\n')}\r\n\r\n${contents}`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

/** The first line of what comes back. */
async function send(lines: readonly string[], contents?: string): Promise<string> {
  return (await exchange(lines, contents)).split('\r\n', 1)[0] as string;
}

const host = 'Host: localhost';
const close = 'Connection: close';

test.each([
  ['GET / HTTP/1.1', host, 'Trailer: X'],
  ['GET / HTTP/1.1', host, 'TE: trailers', 'Trailer: Host'],
  ['GET / HTTP/1.1', host, 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
  ['GET http://localhost/ HTTP/1.1', host],
  ['GET / HTTP/1.1', 'Host: [::1]:65535'],
  ['GET / HTTP/1.1', 'Host: [0:0:0:0:0:0:0:1]'],
  ['GET / HTTP/1.1', 'Host: LOCALHOST:'],
  ['GET http://[::1]:80/ HTTP/1.1', host],
])('%j reaches the Worker', async (...lines) => {
  expect(await send([...lines, close])).toBe('HTTP/1.1 200 OK');
  expect(last?.url).toBe('/');
  for (const name of ['trailer', 'te', 'upgrade']) expect(last?.headers).not.toHaveProperty(name);
  expect(last?.headers.host).toBe(`127.0.0.1:${portOf(worker)}`);
});

test.each([
  ['421', 'GET http://evil.example/ HTTP/1.1', host],
  ['421', 'GET / HTTP/1.0'],
  ['400', 'GET / HTTP/1.1', host, 'Host: evil.example'],
  ['400', 'OPTIONS * HTTP/1.1', host],
  ['403', 'GET /__preview/events HTTP/1.1', host, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: cors'],
  ['421', 'GET / HTTP/1.1', 'Host: localhost:99999'],
  ['421', 'GET / HTTP/1.1', 'Host: '],
  ['421', 'GET / HTTP/1.1', 'Host: 127.0.0.999'],
  ['421', 'GET / HTTP/1.1', 'Host: 127.0.0.1.evil.example'],
  ['421', 'GET / HTTP/1.1', 'Host: [::2]'],
  ['421', 'GET / HTTP/1.1', 'Host: [::1]:65536'],
  ['421', 'GET http://localhost:99999/ HTTP/1.1', host],
  ['421', 'GET http:/// HTTP/1.1', host],
  ['400', 'GET / HTTP/1.1', 'Host: a b'],
  ['400', 'GET / HTTP/1.1', 'Host: [::1'],
  ['400', 'GET / HTTP/1.1', 'Host: localhost:8o80'],
  ['400', 'GET / HTTP/1.1', 'Host: evil@localhost'],
  ['400', 'GET / HTTP/1.1', 'Host: localhost/'],
  ['400', 'GET / HTTP/1.1', 'Host: http://localhost'],
  ['400', 'GET / HTTP/1.1'],
  ['404', 'GET /__preview/constructor HTTP/1.1', host],
  ['404', 'GET /__preview/../proxy.ts HTTP/1.1', host],
])('%s for %j', async (status, ...lines) => {
  last = undefined;
  expect(await send([...lines, close])).toContain(` ${status} `);
  expect(last).toBeUndefined();
});

const refused = /^(?:HTTP\/1.1 100 Continue\r\n\r\n)?HTTP\/1.1 405 [^]*^Allow: GET, HEAD, OPTIONS\r$/m;

test.each(['POST', 'PUT', 'PATCH', 'QUERY', 'DELETE', 'TRACE', 'PROPFIND', 'PURGE', 'CONNECT'])(
  'T7: 405 for %s, with contents or without, and the Worker is not asked',
  async (method) => {
    const begun = [`${method} ${method === 'CONNECT' ? 'localhost:80' : '/rss.xml'} HTTP/1.1`, host, close];
    last = undefined;
    expect(await exchange(begun)).toMatch(refused);
    if (method === 'CONNECT') return;
    const large = 'x'.repeat(1 << 20);
    expect(await exchange([...begun, `Content-Length: ${large.length}`], large)).toMatch(refused);
    expect(await exchange([...begun, 'Transfer-Encoding: chunked'], '3\r\nabc\r\n0\r\n\r\n')).toMatch(refused);
    expect(await exchange([...begun, 'Content-Length: 3', 'Expect: 100-continue'], 'abc')).toMatch(refused);
    expect(last).toBeUndefined();
  },
);

test('T7: 405 also for what is the preview’s own', async () => {
  expect(await send(['POST /__preview/events HTTP/1.1', host, close])).toContain(' 405 ');
});

test.each([
  ['Content-Length: 3', 'abc'],
  ['Transfer-Encoding: chunked', '3\r\nabc\r\n0\r\n\r\n'],
])('T7: contents of a GET (%s) go no further', async (header, contents) => {
  expect(await send(['GET / HTTP/1.1', host, close, header, 'Expect: 100-continue'], contents)).toMatch(/ 100 /);
  for (const name of ['content-length', 'transfer-encoding', 'expect']) expect(last?.headers).not.toHaveProperty(name);
});

test('an address may be as long as a request can be, though the answer says it again', async () => {
  expect(await send([`GET /rss.xml?q=${'x'.repeat(15_000)} HTTP/1.1`, host, close])).toBe('HTTP/1.1 200 OK');
});

test('a request on a connection that the Worker’s server closes is made again on another', async () => {
  fickle = true;
  const origin = `http://127.0.0.1:${portOf(proxy)}`;
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(origin, { method })).status).toBe(200);
  fickle = false;
});

const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const anything = { Accept: '*/*' };

// A feed address never answers with HTML, whatever `Accept` says.
test.each([
  ['/', html, 'text/html'],
  ['/feeds/tags/ships', html, 'text/html'],
  ['/', anything, 'text/plain'],
  ['/feed.json', html, 'text/plain'],
  ['/feeds/tags/ships/rss.xml?q=a', html, 'text/plain'],
  ['/feed', html, 'text/plain'],
  ['/tags/a/RSS/', html, 'text/plain'],
  ['/articles/lamp.md', html, 'text/plain'],
])('without an edition %s with %o answers 503 as %s', async (path, headers, type) => {
  const empty = await listen(createProxy({ worker: () => undefined, articles: () => ({}), broadcast }));
  try {
    const answer = await fetch(`http://127.0.0.1:${portOf(empty)}${path}`, { headers });
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
      503,
      '1',
      'no-store',
    ]);
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(await answer.text()).toContain('There is no edition to show yet.');
  } finally {
    empty.close();
  }
});
