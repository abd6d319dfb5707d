import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { articleOf, noon, origin, siteOf, tag } from './site.ts';

const day = 86_400;
const { ask } = siteOf([
  articleOf('river', { published: noon - 3 * day, tags: [{ slug: 'c-sharp', label: 'C# [new]' }] }),
  articleOf('sea', { title: 'A *sea* <b>of</b> [links](x) & `code`', tags: [tag('water')] }),
  articleOf('soon', { published: noon + day, tags: [tag('secret')] }),
]);

/** The text and the address of each link of a CommonMark document, as markdown-it reads it. */
function links(text: string) {
  return new MarkdownIt().parse(text, {}).flatMap(({ children }) =>
    (children ?? []).flatMap((token, i, all) => {
      if (token.type !== 'link_open') return [];
      const inside = all.slice(
        i,
        all.findIndex(({ type }, at) => at > i && type === 'link_close'),
      );
      return [[inside.map(({ content }) => content).join(''), token.attrGet('href')]];
    }),
  );
}

const sea = ['A *sea* <b>of</b> [links](x) & `code`', `${origin}/articles/sea.md`];

test.each([
  ['/index.md', ['sea', 'river']],
  ['/tags/water.md', ['sea']],
  ['/2017.md', ['sea', 'river']],
  ['/2017/12/08.md', ['river']],
  ['/index.md?tag=-water', ['river']],
])('%s lists the articles of its page as Markdown', async (path, slugs) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/markdown; charset=utf-8']);
  const listed = links(await answer.text());
  expect(listed.map(([, url]) => url)).toEqual(slugs.map((slug) => `${origin}/articles/${slug}.md`));
  expect((await ask(path, { 'If-None-Match': answer.headers.get('ETag') as string })).status).toBe(304);
});

test('a title is text, whatever signs it has', async () => {
  expect(links(await (await ask('/tags/water.md')).text())).toEqual([sea]);
});

test('it goes on at a further page', async () => {
  const [, [, next] = []] = links(await (await ask('/index.md?limit=1')).text());
  const path = (next as string).slice(origin.length);
  expect(links(await (await ask(path)).text()).map(([, url]) => url)).toEqual([`${origin}/articles/river.md`]);
});

test('a page names its Markdown', async () => {
  const page = await (await ask('/?q=text&tag=water')).text();
  const href = /<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  expect(href).toBe(`${origin}/tags/water.md?q=text`);
});

test.each([
  ['/Tags/Water.md?limit=1', '/tags/water.md?limit=1'],
  ['/2017/9.md', '/2017/09.md'],
  ['/tags/water.md/', '/tags/water.md'],
  ['/INDEX.MD', '/index.md'],
])('%s redirects to %s', async (path, canonical) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('Location')]).toEqual([301, origin + canonical]);
});

test.each([
  ['/tags/nothing.md', 404],
  ['/tags/secret.md', 404],
  ['/index.md?limit=0', 400],
  ['/readme.md', 404],
  ['/rss.xml.md', 404],
])('%s is answered with %i, for programs', async (path, status) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
    status,
    expect.stringMatching(/^application\/problem\+json/),
  ]);
});

test('/llms.txt names the publication first, then articles and tags, each with an address that answers', async () => {
  const answer = await ask('/llms.txt');
  expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
  const text = await answer.text();
  expect(text).toMatch(/^# \S/);
  const named = links(text);
  expect(named).toContainEqual(sea);
  expect(named).toContainEqual(['C# [new]', `${origin}/tags/c-sharp.md`]);
  for (const [, url] of named) expect((await ask((url as string).slice(origin.length))).status).toBe(200);
  expect(text).not.toContain('secret');
});
