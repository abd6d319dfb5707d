import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { type App, appOf } from '../laws/history.ts';

const here = import.meta.dirname;
const origin = 'https://quay.example';
/** The ledger first sees the articles here; the answers are those of the same moment. */
const now = Date.UTC(2024, 2, 10, 12) / 1000;

/** Whole documents, each read with care by a person before it was kept: by file, the address. */
const documents: Readonly<Record<string, string>> = {
  'rss.xml': '/rss.xml',
  'atom.xml': '/atom.xml',
  'feed.json': '/feed.json',
  'tag.rss.xml': '/tags/ferries/rss.xml',
  'page.atom.xml': '/atom.xml?limit=2&tag=ships,tides',
  'summary.feed.json': '/feed.json?content=summary&language=ar',
  'sync.feed.json': '/feed.json?changed-since=2024-03-01&tag=-tides',
  'archive.atom.xml': '/archive/2024/03/atom.xml',
  'archive.rss.xml': '/archive/2024/02/rss.xml',
  'archive.feed.json': '/archive/2024/01/feed.json',
  'empty.rss.xml': '/tags/tides/rss.xml?until=2000',
  'empty.atom.xml': '/tags/tides/atom.xml?until=2000',
  'empty.feed.json': '/tags/tides/feed.json?until=2000',
  'opml.xml': '/opml.xml',
  'facets.json': '/facets.json',
  'sitemap.xml': '/sitemap.xml',
  'lamp.md': '/articles/lamp.md',
  'lamp.json': '/articles/lamp.json',
  'problem.json': '/feed.json?tag=tide',
};

let app: App;

beforeAll(async () => {
  const content = await load(join(here, 'content'), { now });
  expect(content.problems).toEqual([]);
  app = appOf(compile(content, { origin }), () => now);
});

/** `GOLDEN=write npx vitest run tests/golden` keeps what is answered now. Read the difference before committing it. */
test.each(Object.entries(documents))('%s is what %s answers, to the byte', async (file, address) => {
  const answer = new Uint8Array(await (await app.fetch(new Request(origin + address))).arrayBuffer());
  const path = join(here, 'expected', file);
  if (process.env.GOLDEN === 'write') {
    await mkdir(join(here, 'expected'), { recursive: true });
    await writeFile(path, answer);
  }
  expect(new TextDecoder().decode(answer)).toBe(await readFile(path, 'utf8'));
});
