import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { save } from '../../src/content/articles/save.ts';
import { addFiles, article, feedYaml } from '../content/folder.ts';
import { type App, appOf } from '../laws/history.ts';
import { atomFaults } from '../worker/rules/atom.ts';
import { jsonFaults } from '../worker/rules/json.ts';
import { rssFaults } from '../worker/rules/rss.ts';
import { dateline } from './run.ts';

const origin = 'https://bridges.example';
const first = Date.UTC(2024, 0, 1) / 1000;

let folder: string;
let app: App;

const ask = async (path: string): Promise<Response> => app.fetch(new Request(origin + path));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-gone-'));
  await addFiles(folder, {
    'feed.yaml': feedYaml,
    'tags.yaml': 'stone: Stone\nbrick: Brick\n',
    'articles/bridges.md': article(['title: Bridges', 'published: 2017-12-11', 'tags: [stone]', 'authors: [Ada Holm]']),
    'articles/towers.md': article(['title: Towers', 'published: 2017-12-12', 'tags: [brick]']),
  });
  await save(folder, await load(folder, { now: first }));
  for (const command of [
    ['withdraw', 'bridges'],
    ['rename', 'article', 'towers', 'spires'],
    ['rename', 'tag', 'brick', 'clay'],
  ])
    expect((await dateline([...command, '--content', '.'], folder)).code).toBe(0);
  // `withdraw` bears the time of this machine, which is later than any of these.
  const now = Math.floor(Date.now() / 1000) + 60;
  await save(folder, await load(folder, { now }));
  app = appOf(compile(await load(folder, { now }), { origin }), () => now + 60);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what a person withdrew', () => {
  test.each([
    ['', /^text\/html/],
    ['.md', /^application\/problem\+json/],
    ['.json', /^application\/problem\+json/],
  ])('is gone at /articles/bridges%s', async (ending, type) => {
    const response = await ask(`/articles/bridges${ending}`);
    expect(response.status).toBe(410);
    expect(response.headers.get('Content-Type')).toMatch(type);
  });

  test.each(['/tags/stone', '/authors/ada-holm'])('leaves those who follow %s a valid empty feed', async (path) => {
    const texts = await Promise.all(
      ['rss.xml', 'atom.xml', 'feed.json'].map(async (file) => {
        const response = await ask(`${path}/${file}`);
        expect(response.status).toBe(200);
        return response.text();
      }),
    );
    const [rss = '', atom = '', json = ''] = texts;
    expect([...rssFaults(rss), ...atomFaults(atom), ...jsonFaults(json)]).toEqual([]);
    for (const text of texts) expect(text).not.toContain('Bridges</title>');
  });

  test.each(['/opml.xml', '/facets.json', '/sitemap.xml', '/feed.json', '/archive/2017/12/atom.xml'])(
    'is not in %s any more, nor is its tag',
    async (path) => expect(await (await ask(path)).text()).not.toMatch(/stone|:bridges"|articles\/bridges/),
  );

  test('is told to apps that sync', async () => {
    const { _dateline } = (await (await ask('/feed.json?changed-since=2024-01-02')).json()) as {
      _dateline: { withdrawn: string[] };
    };
    expect(_dateline.withdrawn).toEqual(['tag:bridges.example,2017-12-11:bridges']);
  });
});

describe('what a person renamed', () => {
  test.each([
    ['/articles/towers', '/articles/spires'],
    ['/articles/towers.md', '/articles/spires.md'],
    ['/articles/towers.json?x=1', '/articles/spires.json?x=1'],
    ['/tags/brick/rss.xml', '/tags/clay/rss.xml'],
    ['/tags/brick/feed.json?limit=2', '/tags/clay/feed.json?limit=2'],
    ['/tags/brick', '/tags/clay'],
  ])('%s leads to %s', async (from, to) => {
    const response = await ask(from);
    expect([response.status, response.headers.get('Location')]).toEqual([301, origin + to]);
  });

  test('has its id, and is a parameter by either name', async () => {
    for (const path of ['/tags/clay/feed.json', '/feed.json?tag=brick', '/feed.json?tag=clay'])
      expect(await (await ask(path)).json(), path).toMatchObject({
        feed_url: `${origin}/tags/clay/feed.json`,
        items: [{ id: 'tag:bridges.example,2017-12-12:towers', url: `${origin}/articles/spires` }],
      });
    expect(await (await ask('/opml.xml')).text()).toContain('/tags/clay/atom.xml');
    expect(await (await ask('/opml.xml')).text()).not.toContain('brick');
  });
});
