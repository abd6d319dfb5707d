import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { dateline } from '../../src/edge/dateline.ts';
import { articleOf, origin, siteOf } from './site.ts';

const { compiled } = siteOf([articleOf('river')]);
const bytes = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
const edition = { index: bytes(compiled.index), newest: bytes(compiled.newest) };
const ASSETS = { fetch: async () => new Response(null, { status: 404 }) };

test('an edition is a Worker, and a Hono app that others mount', async () => {
  const request = new Request(`${origin}/rss.xml`);
  const alone = await dateline(edition).fetch(request, { ASSETS });
  const site = new Hono().get('/about', (c) => c.text('About us')).route('/', dateline(edition));
  const mounted = await site.fetch(request, { ASSETS });
  expect(alone.status).toBe(200);
  expect(await mounted.text()).toBe(await alone.text());
  expect(await (await site.fetch(new Request(`${origin}/about`), { ASSETS })).text()).toBe('About us');
});

test('a Worker without static assets is told what wrangler.toml lacks', () => {
  expect(() => dateline(edition).fetch(new Request(origin), {})).toThrow('binding = "ASSETS"');
});
