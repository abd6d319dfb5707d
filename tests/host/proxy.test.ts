import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy } from '../../src/host/preview/proxy.ts';
import { createBroadcast } from '../../src/host/preview/events.ts';

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

/** Sends a request to the letter and gives the first line of what comes back. */
async function send(lines: readonly string[]): Promise<string> {
  const socket = connect(portOf(proxy), '127.0.0.1');
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer.split('\r\n', 1)[0] as string;
}

const host = 'Host: localhost';
const close = 'Connection: close';

test.each([
  ['GET / HTTP/1.1', host, 'Trailer: X'],
  ['GET / HTTP/1.1', host, 'TE: trailers', 'Trailer: Host'],
  ['GET / HTTP/1.1', host, 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
  ['GET http://localhost/ HTTP/1.1', host],
])('%j reaches the Worker', async (...lines) => {
  expect(await send([...lines, close])).toBe('HTTP/1.1 200 OK');
  expect(last?.url).toBe('/');
  for (const name of ['trailer', 'te', 'upgrade']) expect(last?.headers).not.toHaveProperty(name);
});

test.each([
  ['421', 'GET http://evil.example/ HTTP/1.1', host],
  ['421', 'GET / HTTP/1.0'],
  ['400', 'GET / HTTP/1.1', host, 'Host: evil.example'],
  ['400', 'OPTIONS * HTTP/1.1', host],
  ['403', 'GET /__preview/events HTTP/1.1', host, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: cors'],
  ['404', 'GET /__preview/constructor HTTP/1.1', host],
  ['404', 'GET /__preview/../proxy.ts HTTP/1.1', host],
])('%s for %j', async (status, ...lines) => {
  last = undefined;
  expect(await send([...lines, close])).toContain(` ${status} `);
  expect(last).toBeUndefined();
});

test('an address may be as long as a request can be, though the answer says it again', async () => {
  expect(await send([`GET /rss.xml?q=${'x'.repeat(15_000)} HTTP/1.1`, host, close])).toBe('HTTP/1.1 200 OK');
});

test('a request on a connection that the Worker’s server closes is made again on another', async () => {
  fickle = true;
  const origin = `http://127.0.0.1:${portOf(proxy)}`;
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(origin, { method })).status).toBe(200);
  // What may have been heard is not said twice.
  expect((await fetch(origin, { method: 'POST', body: 'x' })).status).toBe(502);
  fickle = false;
});
