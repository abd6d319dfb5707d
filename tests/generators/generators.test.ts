import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from '../import/folder.ts';
import { type Facts, factsOf, type Table } from './facts.ts';
import { sites } from './sites.ts';

const folder = join(import.meta.dirname, 'facts');
const tables = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Table);

/** Facts in which Dateline differs from a generator on purpose, with the reason. */
const differences: readonly (readonly [generator: RegExp, file: RegExp, facts: RegExp, reason: string])[] = [
  [/^(?:astro|docusaurus|eleventy|hexo|vitepress)$/, /future/, /published/, 'a post of the future waits until its day'],
  [/^vitepress$/, /draft/, /published/, 'VitePress has no drafts'],
  [/./, /tasks/, /text/, 'boxes of task lists are signs, which readers keep'],
  [/^(?:eleventy|pelican|hexo|vitepress)$/, /./, /headings/, 'all headings have ids, so that links lead to them'],
  [
    /^(?:eleventy|pelican|vitepress|hexo)$/,
    /footnotes|definitions|strike|breaks/,
    /text/,
    'a site has these by a plug-in at most',
  ],
  [/^(?:eleventy|docusaurus)$/, /indented/, /text/, 'indented code is text there, and code for everybody else'],
  [/^(?:jekyll|hexo|pelican)$/, /categor|own-slug/, /tags/, 'categories are tags'],
  [/^jekyll$/, /math/, /text/, 'kramdown writes \\[ for $$'],
  [/^docusaurus$/, /pictures|folder/, /pictures/, 'small pictures are embedded in its pages'],
  [/^hugo$/, /shortcodes/, /text/, 'a shortcode that is a template in Go is reduced by its name'],
  [/^hexo$/, /tags/, /text/, 'a dash stands before the author of a quotation'],
  [/^vitepress$/, /vue/, /text/, 'code in braces is not run, and told; the title of a box has capitals'],
  [/^docusaurus$/, /notes/, /text/, 'its titles of boxes have capitals by their style'],
];

const plain = (text: string): string =>
  text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/…/g, '...').replace(/[–—]/g, '--').replace(/\s+/g, '');

/** A date as precise as another one: a day alone, or the moment. */
const alike = (date: string, as: string): string => (as.length > 10 ? new Date(date).toISOString() : date.slice(0, 10));

describe.each(tables)('$generator $version', ({ generator, facts }) => {
  test('has the same posts, addresses, ids, dates, titles, tags, authors, texts, pictures and headings', async () => {
    const root = await folderOf(sites[generator]?.files ?? {});
    const { articles } = await readMount({ path: '.', url: 'https://h.example/sub/' }, root);
    const now = Date.UTC(2026, 0, 1) / 1000;
    const found = new Map(articles.map((article) => [article.file, article]));
    const wrong: Record<string, unknown> = {};
    for (const [file, expected] of Object.entries(facts)) {
      const article = found.get(file);
      const {
        published = '',
        draft = false,
        url = '',
        id,
        title = '',
        tags = [],
        authors = [],
      } = article?.frontMatter ?? {};
      const isOut =
        article !== undefined && !draft && Date.parse(published) / 1000 <= now && (article.expires ?? now) >= now;
      const own: Partial<Facts> = { address: url.replace(/^https:\/\/h\.example/, '') };
      const note = (fact: string, ours: unknown, theirs: unknown): void => {
        const isKnown = differences.some(([g, f, names]) => g.test(generator) && f.test(file) && names.test(fact));
        if (JSON.stringify(ours) !== JSON.stringify(theirs) && !isKnown) wrong[`${file}: ${fact}`] = { ours, theirs };
      };
      note('published', isOut, expected !== null);
      if (!article || expected === null || !isOut) continue;
      const body = renderBody(article.text.body, { page: url || 'https://h.example/', base: article.base ?? url });
      const rendered = factsOf(body.html);
      note('address', own.address, expected.address);
      if (expected.id !== undefined) note('id', id ?? url, expected.id);
      if (expected.date !== undefined) note('date', alike(published, published), alike(expected.date, published));
      if (expected.title !== undefined) note('title', plain(title), plain(expected.title));
      if (expected.tags !== undefined) note('tags', tags, expected.tags);
      if (expected.author !== undefined) note('author', authors.map(({ name }) => name).join('|'), expected.author);
      note('text', plain(rendered.text), plain(expected.text));
      note('pictures', rendered.pictures, expected.pictures);
      note('headings', rendered.headings, expected.headings);
    }
    expect(wrong).toEqual({});
  });
});
