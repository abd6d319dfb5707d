import { parseFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { plainPublication } from '../publication.ts';
import { articleOf, siteOf, tag } from './site.ts';

const articles = [articleOf('river', { tags: [tag('alpha')] })];

/** The ids of a feed in Atom and in JSON Feed. */
async function idsOf(changes: Partial<typeof plainPublication>, path: string): Promise<unknown[]> {
  const { ask } = siteOf(articles, { publication: { ...plainPublication, ...changes } });
  const atom = parseFeed(await (await ask(`${path}atom.xml`)).text());
  const json = (await (await ask(`${path}feed.json`)).json()) as {
    readonly _dateline: { readonly id: string };
  };
  return [atom.format === 'atom' && atom.feed.id, json._dateline.id];
}

test.each([
  ['/', 'https://old.example/', 'https://old.example/'],
  ['/tags/alpha/', 'https://old.example/', 'https://old.example/tags/alpha'],
  ['/tags/alpha/', 'https://old.example/feed', 'https://old.example/feed/tags/alpha'],
  ['/', 'tag:old.example,2005:feed', 'tag:old.example,2005:feed'],
  ['/2017/12/', 'tag:old.example,2005:feed', 'tag:old.example,2005:feed/2017/12'],
  ['/', 'urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6', 'urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6'],
])('R14: the id of the feed %s of a publication with the id %s is %s', async (path, id, expected) => {
  expect(await idsOf({ id }, path)).toEqual([expected, expected]);
});

test('R14: with the id of before, a new address changes no id', async () => {
  const before = await idsOf({ url: 'https://example.org' }, '/tags/alpha/');
  const moved = { url: 'https://new.example', id: 'https://example.org/' };
  expect(await idsOf(moved, '/tags/alpha/')).toEqual(before);
});

test.each([
  [{}, 'example.org'],
  [{ id: 'https://old.example/feed' }, 'old.example'],
  [{ id: 'tag:old.example,2005:feed' }, 'old.example'],
  [{ id: 'tag:ann@old.example,2005:feed' }, 'ann@old.example'],
])(
  'R3: with %o an id that is no URI has one with the authority %s in Atom, at any origin',
  async (changes, authority) => {
    const publication = { ...plainPublication, ...changes };
    for (const origin of ['https://example.org', 'http://127.0.0.1:8787']) {
      const { ask } = siteOf([articleOf('river', { id: '42 first post' })], { publication }, origin);
      const text = await (await ask('/atom.xml')).text();
      expect(text).toContain(`<id>tag:${authority},2026:42%20first%20post</id>`);
    }
  },
);
