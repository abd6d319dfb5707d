import { openIndex } from '../edition/edition.ts';
import { withoutBasePath } from './base-path.ts';
import { LruCache } from './cache.ts';
import { compressText } from './compress.ts';
import { corsHeaders } from './headers.ts';
import { type ProblemDetails, ProblemError, problemResponse } from './problem.ts';
import { outside, recall, respond } from './routes.ts';
import type { Platform, Service } from './service.ts';
import { ShardSource } from './shards.ts';

/** Bytes of an isolate's cache: with 32 MiB of index and articles it stays below 64 MiB. */
const cacheBytes = 24 * 1024 * 1024;

const methods = 'GET, HEAD, OPTIONS';

/** Characters of the longest URL that is answered: the least that RFC 9110 §4.1 recommends to support. */
const longestAddress = 8000;

/** Answers requests. */
interface App {
  fetch(request: Request): Response | Promise<Response>;
}

/**
 * The Worker's application for an edition: the bytes of its index and of its bundled shards. Throws if the index
 * is not whole.
 */
export function createApp(index: Uint8Array, newest: Uint8Array, platform: Platform): App {
  const edition = openIndex(index);
  const cache = new LruCache(cacheBytes);
  const service: Service = {
    edition,
    shards: new ShardSource(newest, platform.shard, cache.namespace('shard')),
    answers: cache.namespace('answer'),
    summaries: cache.namespace('summary'),
    sizes: cache.namespace('size'),
    platform,
  };
  const { url, basePath } = edition;
  return {
    fetch(request) {
      if (request.url.length > longestAddress) return problemResponse(tooLong, url);
      if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight });
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return problemResponse(wrongMethod(request.method), url);
      const address = withoutBasePath(request.url, basePath);
      if (address === undefined) return outside(service, request);
      return recall(service, request, address) ?? read(service, request, address);
    },
  };
}

/** The answer to a GET or HEAD request. */
async function read(service: Service, request: Request, address: string): Promise<Response> {
  try {
    const response = await respond(service, request, address);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return compressText(request, problemResponse(error.details, service.edition.url));
  }
}

function wrongMethod(method: string): ProblemDetails {
  return {
    status: 405,
    type: 'method',
    title: 'This method is not allowed',
    detail: `${method} is not allowed here, because everything can only be read.`,
    accepted: methods,
    headers: { Allow: methods },
  };
}

const tooLong: ProblemDetails = {
  status: 414,
  type: 'too-long',
  title: 'The address is too long',
  detail: `An address has at most ${longestAddress} characters.`,
};

const preflight = {
  ...corsHeaders,
  Allow: methods,
  'Access-Control-Allow-Methods': methods,
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
  'Access-Control-Max-Age': '86400',
};
