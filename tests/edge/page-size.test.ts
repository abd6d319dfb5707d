import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { contentOf } from '../laws/publication.ts';
import { plainPublication } from '../publication.ts';
import { articleOf, noon, siteOf, tag } from './site.ts';

interface Feed {
  readonly items: readonly { readonly id: string }[];
  readonly next_url?: string;
}

const site = (count: number, pageSize: number, body?: string) =>
  siteOf(
    Array.from({ length: count }, (_, i) =>
      articleOf(`a${i}`, { published: noon - 3600 * (count - i), tags: [tag('all')], ...(body && { body }) }),
    ),
    { publication: { ...plainPublication, pageSize } },
  );

const feedAt = async ({ ask }: ReturnType<typeof site>, path: string): Promise<Feed> =>
  (await (await ask(path)).json()) as Feed;

test.each(['/feed.json', '/tags/all/feed.json'])(
  '%s has as many articles as pageSize says, up to 1,000',
  async (path) => {
    const large = site(1010, 1000);
    const first = await feedAt(large, path);
    expect(first.items.map(({ id }) => id.split(':').at(-1))).toEqual(
      Array.from({ length: 1000 }, (_, i) => `a${1009 - i}`),
    );
    const { pathname, search } = new URL(first.next_url as string);
    const rest = await feedAt(large, pathname + search);
    expect([rest.items.length, rest.next_url]).toEqual([10, undefined]);
  },
);

test('a feed of a large pageSize ends early at 4 MiB, and goes on at next', async () => {
  const large = site(120, 1000, 'word '.repeat(20_000));
  const answer = await large.ask('/feed.json');
  const text = await answer.text();
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4 * 1024 * 1024);
  const seen: string[] = [];
  for (let path: string | undefined = '/feed.json'; path !== undefined; ) {
    const { items, next_url: next } = await feedAt(large, path);
    seen.push(...items.map(({ id }) => id));
    path = next === undefined ? undefined : new URL(next).pathname + new URL(next).search;
  }
  expect(new Set(seen).size).toBe(120);
});

test('a page for people shows at most 100 articles of a larger pageSize, and a link to older ones', async () => {
  const { ask } = site(150, 1000);
  const page = await (await ask('/')).text();
  expect(page.match(/<article/g)).toHaveLength(100);
  expect(page).toContain('before=');
});

test('with a large pageSize no asset exceeds the 25 MiB of Cloudflare', () => {
  const articles = Array.from({ length: 200 }, (_, i) =>
    articleOf(`a${i}`, {
      published: noon - 3600 * (200 - i),
      // Every second article: scattered over all assets.
      tags: [tag(i % 2 === 0 ? 'rare' : 'all')],
      body: 'word '.repeat(40_000),
    }),
  );
  const content = contentOf(articles, { publication: { ...plainPublication, pageSize: 1000 } });
  const { assets } = compile(content, { bundled: 1 });
  const lengths = [...assets.values()].map(({ length }) => length);
  expect(lengths.length).toBeGreaterThan(10);
  expect(Math.max(...lengths)).toBeLessThan(25 * 1024 * 1024);
});
