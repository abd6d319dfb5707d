import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../../src/content/files.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { appOf, editionOf } from './app.ts';
import { grammar } from './grammar.ts';
import { pick, type Row } from './row.ts';

const draft = 'DRAFTWORD';
const coming = 'COMINGWORD';

const now = Date.UTC(2024, 5, 1) / 1000;

const feed = 'title: T\ndescription: D\nurl: https://example.org\nlanguage: en\ntimezone: UTC\n';

/** An article that says a word wherever an article can say anything. */
function telling(word: string, more: Readonly<Record<string, unknown>>): string {
  const slug = word.toLowerCase();
  return articleFile(
    {
      title: `A ${word} in the title`,
      tags: [`${word} tag`, 'alpha'],
      authors: [`${word} Author`],
      source: `${word} Source`,
      summary: `A ${word} summary`,
      location: `${word} Place`,
      url: `https://other.example/${slug}`,
      image: `https://other.example/${slug}.png`,
      attachments: [`https://other.example/${slug}.mp3`],
      rights: `${word} rights`,
      ...more,
    },
    `The ${word} stands in the text, which is long enough to be told twice. `.repeat(8),
  );
}

const shown = (i: number): string =>
  articleFile(
    { title: `Article ${i}`, published: `2024-03-${10 + i}`, tags: ['alpha', 'beta'], authors: ['Ann'] },
    `Text ${i}, and a few words more.`,
  );

/** Where what is hidden would be looked for first. */
const places = [draft, coming, 'once', 'never', 'later'].flatMap((word) => {
  const slug = word.toLowerCase();
  return [
    `/articles/${slug}`,
    `/articles/${slug}.json`,
    `/articles/${slug}.md`,
    `/tags/${slug}-tag/feed.json`,
    `/authors/${slug}-author/rss.xml`,
    `/sources/${slug}-source/atom.xml`,
    `/feed.json?q=${slug}`,
    `/?q=${slug}`,
    `/feed.json?tag=${slug}-tag`,
    `/tags?named=${slug}`,
    `/build?q=${slug}`,
  ];
});
const open = [
  '/',
  '/rss.xml',
  '/atom.xml?order=added',
  '/feed.json?limit=100',
  '/feed.json?since=2024',
  '/feed.json?changed-since=2020',
  '/feed.json?unique=1',
  '/2124/feed.json',
  '/archive/2124/06/rss.xml',
  '/archive/2024/06/rss.xml',
  '/facets.json',
  '/opml.xml',
  '/sitemap.xml',
  '/openapi.json',
  '/health',
  '/tags',
  '/authors',
  '/sources',
  '/articles/article-1',
  '/articles/article-1.json',
];

/** Drafts, those that were once published and those that never were, and an article of the next century, asked for in every way. */
export const hidden: Row = {
  name: 'hidden',
  failure:
    'a word that only a draft holds, or an article whose time has not come, is in any answer, or a draft’s word in any file that is sent to Cloudflare',
  async run(tally, { times, random }) {
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    const [content, out] = [join(home, 'content'), join(home, 'out')];
    try {
      await writeFiles(content, {
        'feed.yaml': feed,
        ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`articles/article-${i}.md`, shown(i)])),
        'articles/once.md': shown(15),
      });
      await editionOf(content, out, now - 86_400);
      await writeFiles(content, {
        'articles/once.md': telling(draft, { published: '2024-03-25', draft: true, slug: 'once' }),
        'articles/never.md': telling(draft, { published: '2024-03-26', draft: true }),
        'articles/undated.md': telling(draft, { draft: true }),
        'articles/both.md': telling(draft, { published: '2124-06-01', draft: true }),
        'articles/later.md': telling(coming, { published: '2124-06-01' }),
      });
      const bytes = await editionOf(content, out, now);
      for (const file of [
        'index.bin',
        'newest.bin',
        ...(await listFiles(join(out, 'assets'))).map((f) => `assets/${f}`),
      ]) {
        tally.inputs++;
        const text = (await readFile(join(out, file))).toString('latin1').toLowerCase();
        tally.expect(!text.includes(draft.toLowerCase()), `${file} holds what only drafts say`);
      }
      const app = await appOf(bytes, { now: () => now });
      const ask = async (path: string): Promise<void> => {
        tally.requests++;
        const response = await app.fetch(new Request(`https://example.org${path}`));
        const said = [...response.headers].flat().join('\n') + (await response.text());
        // What the request brought along may come back.
        const shows = said.toLowerCase().split(/draftword|comingword/).length - 1;
        const brought = /draftword|comingword/i.test(path);
        tally.expect(shows === 0 || brought, () => `${path} shows what is hidden`);
        tally.expect(
          !/(?:draft|coming)word (?:in the|stands|summary|place|rights)/i.test(said),
          () => `${path} shows what is hidden`,
        );
        tally.expect(
          !/^\/articles\/(?:draft|coming|never|later|undated|both)/.test(path) || response.status === 404,
          () => `${path} answers with ${response.status}`,
        );
      };
      for (const path of [...open, ...places]) await ask(path);
      for (let i = 0; i < 1000 * times; i++) {
        const path = grammar(random, pick(random, ['never', 'later', 'once']));
        await ask(path);
      }
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};
