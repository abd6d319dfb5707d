import { gzipSync } from 'node:zlib';
import body from 'body';

const bytes = new Uint8Array(body);
const headers = { 'Content-Type': 'application/rss+xml; charset=utf-8', 'Content-Encoding': 'gzip' };

/** A Worker that answers every request with the same bytes, and compresses them every time. */
export default {
  // `encodeBody` is the runtime's own: the body is compressed already.
  fetch: () => new Response(gzipSync(bytes), { headers, encodeBody: 'manual' } as ResponseInit),
};
