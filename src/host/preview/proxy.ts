import { readFile } from 'node:fs/promises';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { admit, allowedMethods } from './admit.ts';
import type { Broadcast } from './state.ts';
import type { WorkerTarget } from './workers.ts';
import { table } from '../../text/table.ts';

/** The sources of the proxy's answers. */
interface Upstream {
  /** The Worker that answers a path now; undefined while there is none. */
  readonly worker: (path: string) => WorkerTarget | undefined | Promise<WorkerTarget | undefined>;
  /** The preview's data about the articles with these slugs, by slug. */
  readonly articles: (slugs: readonly string[]) => Readonly<Record<string, unknown>>;
  readonly broadcast: Broadcast;
}

const ownFiles = table<string>({
  'overlay.js': 'text/javascript; charset=utf-8',
  'overlay.css': 'text/css; charset=utf-8',
});

const decoders = table<(bytes: Buffer) => Buffer>({
  gzip: gunzipSync,
  br: brotliDecompressSync,
});

/** Headers about one connection (RFC 9110 §7.6.1), and the header that announces trailers, which are not passed on. */
const perConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Headers of a request about its content, which has no meaning here (RFC 9110 §9.3.1), and about its host, which was
 * checked.
 */
const droppedHeaders = new Set(['content-length', 'expect', 'host']);

/** The most bytes of an answer's headers: `Link` repeats the whole address, which may be as long as Node.js allows. */
const longestHeader = 1 << 17;

/**
 * Creates the preview's server in front of the Worker. Answers are passed on unchanged, with status and headers, except
 * HTML pages, which get the preview's script and style and are not cached. Requests from other machines and sites are
 * refused.
 */
export function createProxy(upstream: Upstream): Server {
  const agent = new Agent({ keepAlive: true });
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const target = admit({
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      hosts: request.headersDistinct.host ?? [],
      headers: request.headers,
    });
    if (typeof target === 'object') {
      if (target.status === 405) response.setHeader('Allow', allowedMethods);
      return plain(response, target.status, target.text);
    }
    const [path = '/', search = ''] = target.split('?', 2);
    const answered = path.startsWith(previewPath)
      ? answerOwn(path.slice(previewPath.length), search, response, upstream)
      : answer(target, request, response, upstream, agent);
    answered.catch((error: Error) => fail(response, error));
  };
  // The request is read to its end: a client that is still sending would miss an answer that closes the connection.
  const server = createServer((request, response) => {
    request.on('end', () => handle(request, response)).resume();
  });
  server.on('connect', (_, socket) => {
    socket.end(`HTTP/1.1 405 Method Not Allowed\r\nAllow: ${allowedMethods}\r\nConnection: close\r\n\r\n`);
  });
  server.on('close', () => agent.destroy());
  return server;
}

async function answer(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { worker }: Upstream,
  agent: Agent,
): Promise<void> {
  const [pathname = ''] = path.split('?', 1);
  const target = await worker(pathname);
  if (!target) return waiting(pathname, request, response);
  if (response.closed) return target.release();
  response.on('close', target.release);
  forward(path, request, response, target, agent);
}

function fail(response: ServerResponse, error: Error): void {
  if (response.headersSent) response.destroy();
  else plain(response, 502, `The Worker did not answer: ${error.message}\n`);
}

async function answerOwn(
  name: string,
  search: string,
  response: ServerResponse,
  { broadcast, articles }: Upstream,
): Promise<void> {
  if (name === 'events') return broadcast.subscribe(response);
  if (name === 'articles.json') {
    const asked = new URLSearchParams(search).getAll('slug');
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    return void response.end(JSON.stringify(articles(asked)));
  }
  const type = ownFiles.get(name);
  if (!type) return plain(response, 404, 'The preview has no such file.\n');
  const bytes = await readFile(new URL(name, import.meta.url));
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(bytes);
}

function forward(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  target: WorkerTarget,
  agent: Agent,
): void {
  const { host, hostname, port } = new URL(target.origin);
  const sent = pairs(request.rawHeaders).filter(([name]) => !droppedHeaders.has(name.toLowerCase()));
  const asked = httpRequest(
    {
      hostname,
      port,
      agent,
      method: request.method,
      path,
      headers: [...sent, ['Host', host]].flat(),
      maxHeaderSize: longestHeader,
    },
    (answer) => {
      response.sendDate = false;
      if (/^text\/html\b/i.test(answer.headers['content-type'] ?? '')) return page(request, answer, response);
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, pairs(answer.rawHeaders).flat());
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    },
  );
  asked.on('error', (error) => {
    // The Worker's server closed the idle connection before it received the request, which is sent again.
    const unreceived = asked.reusedSocket && !response.headersSent && !response.closed;
    if (unreceived) forward(path, request, response, target, agent);
    else fail(response, error);
  });
  response.on('close', () => asked.destroy());
  asked.end();
}

function page(request: IncomingMessage, answer: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('error', () => response.destroy());
  answer.on('end', () => {
    const decode = decoders.get(answer.headers['content-encoding'] ?? '');
    const body = Buffer.concat(chunks);
    const html =
      request.method === 'HEAD' || body.length === 0 ? '' : inject((decode ? decode(body) : body).toString('utf8'));
    const headers = pairs(answer.rawHeaders)
      .filter(([name]) => !/^(?:content-length|content-encoding|cache-control)$/i.test(name))
      .map(
        ([name, value]): HeaderField => [name, /^content-security-policy$/i.test(name) ? widenPolicy(value) : value],
      );
    // An edited page has to appear at the next click, whatever caching the Worker allows.
    headers.push(['Cache-Control', 'no-cache']);
    if (html) headers.push(['Content-Length', String(Buffer.byteLength(html))]);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers.flat()).end(html);
  });
}

type HeaderField = readonly [name: string, value: string];

function pairs(raw: readonly string[]): HeaderField[] {
  const headers: HeaderField[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([raw[i] as string, raw[i + 1] as string]);
  return headers.filter(([name]) => !perConnection.has(name.toLowerCase()));
}

/** The end of the paths of feeds, documents and files, which are never answered with a page. */
const pathOfFile = /(?:\.\w+|\/(?:feed|rss|atom|json))\/*$/i;

/** The answer while there is no edition: a page, or a line of text for a program, a feed, a document or a file. */
function waiting(path: string, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Retry-After', '1');
  if (pathOfFile.test(path) || !/\btext\/html\b/i.test(request.headers.accept ?? ''))
    return plain(response, 503, 'There is no edition to show yet. Ask again in a second.\n');
  const html = inject(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No edition yet</title></head>' +
      '<body><p>There is no edition to show yet. The page appears as soon as the content compiles.</p></body></html>',
  );
  response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(text);
}

/** The path of the preview's own files, which no address of Dateline can have. */
const previewPath = '/__preview/';

const style = `<link rel="stylesheet" href="${previewPath}overlay.css">`;
const tags = `${style}<script src="${previewPath}overlay.js" defer></script>`;

/** An HTML page with the preview's script and style at the end of its head, or at its start if it has no head. */
export function inject(html: string): string {
  const end = /<\/head\s*>/i.exec(html) ?? /<body[\s>]/i.exec(html);
  return end ? html.slice(0, end.index) + tags + html.slice(end.index) : tags + html;
}

const needed = ['script-src', 'style-src', 'connect-src'];

/**
 * A Content-Security-Policy that also allows `'self'` for scripts, styles and connections, for the preview's own files.
 * It allows no further inline code.
 */
export function widenPolicy(policy: string): string {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name]) => name)
      .map(([name, ...values]) => [(name as string).toLowerCase(), values]),
  );
  for (const name of needed) {
    const values = directives.get(name) ?? directives.get('default-src');
    if (!values || values.includes("'self'")) continue;
    directives.set(name, [...values.filter((value) => value !== "'none'"), "'self'"]);
  }
  return [...directives].map(([name, values]) => [name, ...values].join(' ')).join('; ');
}
