import { Hono } from 'hono';
import { openIndex } from '../edition/edition.ts';
import { compressText } from './compress.ts';
import type { Ground } from './ground.ts';
import { cors } from './headers.ts';
import { type Fault, problem, QueryError } from './problem.ts';
import { Recent } from './recent.ts';
import { recall, respond } from './routes.ts';
import type { Site } from './site.ts';
import { Store } from './store.ts';

/** Bytes of answers, assets and entries of lists that an isolate keeps. With an index and newest articles of 32 MiB it stays below 64. */
const keptBytes = 24 * 1024 * 1024;

const methods = 'GET, HEAD, OPTIONS';

/** Characters of an address that is looked at: what RFC 9110 §4.1 wants to be taken at least. A longer one asks for nothing but work. */
const longestAddress = 8000;

/** Answers requests. */
export interface App {
  fetch(request: Request): Response | Promise<Response>;
}

/**
 * The Worker over an edition's bytes, standing on whatever ground it is given. What was answered before and still holds is
 * given again before anything else looks at the request.
 */
export function createApp(index: Uint8Array, newest: Uint8Array, ground: Ground): App {
  const edition = openIndex(index);
  const recent = new Recent(keptBytes);
  const site: Site = {
    edition,
    store: new Store(newest, ground, recent.kind('asset')),
    answers: recent.kind('answer'),
    entries: recent.kind('entry'),
    ground,
  };
  const { origin } = edition.meta;
  const app = new Hono();
  app.options('*', () => new Response(null, { status: 204, headers: preflight }));
  app.get('*', (c) => respond(site, c.req.raw));
  app.all('*', (c) =>
    problem(
      {
        status: 405,
        type: 'method',
        title: 'This can only be read',
        detail: `${c.req.method} is not understood here.`,
        accepted: methods,
        headers: { Allow: methods },
      },
      origin,
    ),
  );
  app.onError((error, c) => {
    if (error instanceof QueryError) return compressText(c.req.raw, problem(error.fault, origin));
    throw error;
  });
  return {
    fetch: (request) =>
      request.url.length > longestAddress
        ? problem(tooLong, origin)
        : (recall(site, request) ?? app.fetch(request)),
  };
}

const tooLong: Fault = {
  status: 414,
  type: 'too-long',
  title: 'The address is too long',
  detail: `An address has at most ${longestAddress} characters.`,
};

const preflight = {
  ...cors,
  Allow: methods,
  'Access-Control-Allow-Methods': methods,
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
  'Access-Control-Max-Age': '86400',
};
