import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderBody } from '../../src/compile/render-body.ts';
import { importFiles } from '../../src/content/intake/import-files.ts';
import { writeFiles } from '../worker/start.ts';
import { executable } from './executable.ts';
import { type Row, type Tally, pick } from './row.ts';
import { appOf, editionOf } from './app.ts';
import { carriers } from './carriers.ts';
import { vectors } from './vectors.ts';

const page = 'https://feeds.example/articles/a';

/** Hostile markup in every form that is imported, as far as the page and the feeds that readers see. */
export const markup: Row = {
  name: 'markup',
  failure:
    'parse5 finds in a page or a feed an element, an attribute or an address that runs, styles, frames or sends anything, or a feed is no XML',
  async run(tally, { times, random }) {
    for (const vector of vectors) check(tally, vector, renderBody(vector, { page }).html);
    // Pieces of the vectors, cut and joined anyhow, bring parsers into states that no vector was written for.
    const pieces = vectors.flatMap((vector) => vector.split(/(?=[<>"'`&])/));
    for (let i = 0; i < 4000 * times; i++) {
      const text = Array.from({ length: 2 + Math.floor(random() * 9) }, () => pick(random, pieces)).join('');
      check(tally, text, renderBody(text, { page }).html);
    }
    await throughImport(tally);
  },
};

function check(tally: Tally, input: string, html: string): void {
  tally.inputs++;
  const found = executable(html);
  tally.expect(found.length === 0, () => `${JSON.stringify(input)} leaves ${found.join(', ')} in ${html}`);
}

/** Each vector in each form, imported, compiled and asked for as a page and as three feeds. */
async function throughImport(tally: Tally): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
  try {
    const content = join(home, 'content');
    await writeFiles(content, {
      'feed.yaml':
        'title: "<script>T</script>"\ndescription: "<img src=x onerror=alert(1)>"\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\npageSize: 100\n',
    });
    const files = Object.fromEntries(
      vectors.flatMap((vector, i) => carriers.map((carry) => carry(vector, i)).map(({ name, text }) => [name, text])),
    );
    await writeFiles(join(home, 'sources'), files);
    tally.inputs += Object.keys(files).length;
    await importFiles([join(home, 'sources')], content);
    const articles = await readdir(join(content, 'articles'));
    tally.expect(
      articles.length >= vectors.length,
      `only ${articles.length} articles came of ${Object.keys(files).length} files`,
    );
    const edition = await editionOf(content, join(home, 'out'), Date.UTC(2024, 5, 1) / 1000);
    const app = await appOf(edition, { now: () => Date.UTC(2024, 5, 2) / 1000 });
    const ask = async (path: string): Promise<string> => {
      tally.requests++;
      const response = await app.fetch(new Request(`https://feeds.example${path}`));
      tally.expect(response.status === 200, `${path} answers with ${response.status}`);
      return response.text();
    };
    for (let path: string | undefined = '/feed.json?limit=100'; path !== undefined; ) {
      const feed = JSON.parse(await ask(path)) as JsonFeed;
      for (const item of feed.items) {
        const dirty = executable(item.content_html ?? '');
        tally.expect(dirty.length === 0, () => `the JSON feed has ${dirty.join(', ')} in ${item.url}`);
        const shown = executable(await ask(new URL(item.url).pathname), 'page');
        tally.expect(shown.length === 0, () => `the page ${item.url} has ${shown.join(', ')}`);
      }
      path = feed.next_url?.replace('https://feeds.example', '');
    }
    for (const path of [
      '/',
      '/rss.xml?limit=100',
      '/atom.xml?limit=100',
      `/rss.xml?q=${encodeURIComponent('<script>')}`,
    ])
      checkDocument(tally, path, await ask(path));
    for (const vector of vectors) {
      const path = `/?tag=${encodeURIComponent(vector)}&q=${encodeURIComponent(vector)}`;
      tally.requests++;
      const html = await (await app.fetch(new Request(`https://feeds.example${path}`))).text();
      const found = executable(html, 'page');
      tally.expect(found.length === 0, () => `${path} answers with ${found.join(', ')}`);
    }
    for (const name of articles)
      tally.expect(!(await readFile(join(content, 'articles', name), 'utf8')).includes('\0'), `${name} holds NUL`);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

interface JsonFeed {
  readonly items: readonly { readonly url: string; readonly content_html?: string }[];
  readonly next_url?: string;
}

function checkDocument(tally: Tally, path: string, text: string): void {
  if (!path.includes('xml')) {
    const found = executable(text, 'page');
    tally.expect(found.length === 0, () => `${path} has ${found.join(', ')}`);
    return;
  }
  const bodies = text.match(/<(content:encoded|content|description|summary)\b[^>]*>[^<]*<\/\1>/g) ?? [];
  for (const body of bodies) {
    const html = body
      .replace(/^<[^>]*>|<[^>]*>$/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
    const found = executable(html);
    tally.expect(found.length === 0, () => `${path} has ${found.join(', ')} in ${html.slice(0, 200)}`);
  }
}
