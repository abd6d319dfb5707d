import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { compile } from '../../src/compile/compile.ts';
import { createApp } from '../../src/edge/app.ts';
import { contentOf } from '../laws/publication.ts';
import { articleOf, noon, origin, slugsOf, tag } from './site.ts';

/** An app whose articles are all static assets, and what it fetched since it was last asked for that. */
function appOf(articles: readonly Article[], bundled = 0) {
  const { index, newest, assets } = compile(contentOf(articles, { founded: noon - 1e9 }), { origin, bundled });
  let fetched: Uint8Array[] = [];
  let [open, most] = [0, 0];
  const start = () =>
    createApp(index, newest, {
      now: () => noon,
      media: async () => new Response(null, { status: 404 }),
      shard: async (digest) => {
        const bytes = assets.get(`shards/${digest}.bin`)?.bytes() as Uint8Array;
        fetched.push(bytes);
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open--;
        return bytes;
      },
    });
  /** Asks an isolate that has fetched nothing before. */
  const ask = async (path: string) => {
    [fetched, most] = [[], 0];
    const answer = await start().fetch(new Request(origin + path));
    const text = await answer.clone().text();
    expect(answer.status, text.slice(0, 300)).toBe(200);
    const bytes = fetched.reduce((sum, { length }) => sum + length, 0);
    const marked = fetched.filter((shard) => Buffer.from(shard).includes('only in the body')).length;
    return { answer, text, fetches: fetched.length, bytes, marked, most };
  };
  return ask;
}

/** Numbers below `count` in an order that has nothing to do with theirs. */
const shuffled = (count: number) => Array.from({ length: count }, (_, i) => (i * 7919) % count);

const count = 3000;
const many = shuffled(count).map((place, i) =>
  articleOf(`a${i}`, {
    published: noon - 3600 * (i + 1),
    added: noon - 3600 * (place + 1),
    tags: [tag(place < 150 ? 'rare' : 'frequent')],
    body: `Word${place < 200 ? ' sought' : ''}. This is only in the body.`,
    summary: 'A summary.',
  }),
);
const ask = appOf(many);
const bundled = appOf(many, 1e9);

test.each([
  ['/feed.json?order=added&limit=100', count],
  ['/feed.json?q=sought&limit=100', 200],
  ['/feed.json?tag=rare&limit=100', 150],
  ['/feed.json?tag=rare&since=2017&limit=100', 150],
  ['/feed.json?tag=rare,frequent&since=2017-12-01&limit=100', 253],
  ['/feed.json?order=added&limit=100&content=summary', count],
  ['/feed.json?limit=100', count],
])('pages of %s need few assets each, and together miss and repeat nothing', async (path, wanted) => {
  const slugs: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { answer, text, fetches, most } = await ask(next);
    expect(fetches).toBeLessThanOrEqual(20);
    expect(most).toBeLessThanOrEqual(3);
    slugs.push(...(await slugsOf(answer)));
    next = (JSON.parse(text) as { next_url?: string }).next_url?.slice(origin.length);
  }
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(slugs.length).toBe(wanted);
});

test.each([
  '/?limit=100',
  '/tags/rare?limit=100',
  '/?q=sought',
  '/?order=added',
  '/rss.xml?content=summary',
  '/build?show=1',
])('S7: %s reads no bodies', async (path) => {
  const { marked, fetches } = await ask(path);
  expect(fetches).toBeGreaterThan(0);
  expect(marked).toBe(0);
});

test.each([
  '/feed.json?tag=rare&limit=15',
  '/rss.xml?tag=rare&since=2017-10&q=-sought&limit=15',
  '/atom.xml?tag=rare,frequent&order=added&limit=15',
  '/tags/rare?limit=15',
  '/rss.xml?tag=frequent&tag=rare&content=summary&limit=15',
])('%s is the same with and without assets', async (path) => {
  expect((await ask(path)).text).toBe((await bundled(path)).text);
});

test('the first page of a tag takes one asset, as feed and as page', async () => {
  expect((await ask('/tags/rare/rss.xml')).fetches).toBe(1);
  expect((await ask('/tags/rare')).fetches).toBe(1);
});

test('S7: summaries of long articles take their own bytes', async () => {
  const long = Array.from({ length: 60 }, (_, i) =>
    articleOf(`b${i}`, { published: noon - 60 * (i + 1), body: `word ${'lorem ipsum '.repeat(8000)}` }),
  );
  const { bytes, text } = await appOf(long)('/rss.xml?q=word&content=summary&limit=100');
  expect(text.match(/<item>/g)).toHaveLength(60);
  expect(bytes).toBeLessThan(60 * 4096 + 65_536);
});

test('a search for words of many parts of the index is refused, and one for few has the rest for its articles', async () => {
  const wordsOf = (i: number) => Array.from({ length: 600 }, (_, j) => `w${i}x${j}`).join(' ');
  const wordy = Array.from({ length: 60 }, (_, i) =>
    articleOf(`c${i}`, { published: noon - 3600 * (i + 1), body: `${wordsOf(i)} ${'w5x5 w15x5 w25x5 w35x5 w45x5'}` }),
  );
  const compiled = (bundle: number) => compile(contentOf(wordy), { origin, bundled: bundle });
  const asked = (query: string, { index, newest, assets }: ReturnType<typeof compile>) =>
    createApp(index, newest, {
      now: () => noon,
      shard: async (digest) => assets.get(`shards/${digest}.bin`)?.bytes(),
      media: async () => new Response(null, { status: 404 }),
    }).fetch(new Request(`${origin}/feed.json?limit=100&q=${query}`));
  const many = Array.from({ length: 60 }, (_, i) => `w${i}x5`).join('+');
  const refused = await asked(many, compiled(0));
  expect([refused.status, ((await refused.json()) as { parameter: string }).parameter]).toEqual([400, 'q']);
  expect((await asked(many, compiled(1e9))).status).toBe(200);
  expect((await appOf(wordy)('/feed.json?limit=100&q=w5x5+w15x5+w25x5+w35x5+w45x5')).fetches).toBeLessThanOrEqual(20);
});
