import { expect, test } from 'vitest';
import { parseCsv } from '../../../src/import/exports/csv.ts';
import { htmlOfLexical } from '../../../src/import/exports/lexical.ts';
import { importExport } from './import-export.ts';
import { zipOf } from './zip.ts';

test('a table in CSV has quoted commas, line ends and quotes, and any line ends', () => {
  const rows = parseCsv('\ufeffTitle,Sub title\r\n"A, ""b""\r\nc",d\r\n\r\n,"x"\r\nlast');
  expect(rows.map((row) => [row.get('title'), row.get('sub title')])).toEqual([
    ['A, "b"\nc', 'd'],
    ['', 'x'],
    ['last', ''],
  ]);
});

const ghost = (posts: readonly object[]): string =>
  JSON.stringify({ db: [{ meta: { version: '5.0.0' }, data: { posts } }] });
const ghostPost = {
  id: '1',
  title: 'Tide',
  slug: 'tide',
  status: 'published',
  published_at: '2024-03-01T08:00:00Z',
  html: '<p>Low.</p>',
};

test('P11: a post of Ghost that is only for members is a draft, with the reason', async () => {
  const { articles, files } = await importExport({
    'g.json': ghost([
      { ...ghostPost, visibility: 'paid' },
      { ...ghostPost, id: '2', slug: 'ebb', title: 'Ebb', visibility: 'public' },
    ]),
  });
  expect(articles.map(({ title, draft }) => [title, draft])).toEqual([
    ['Ebb', undefined],
    ['Tide', true],
  ]);
  expect(files.flatMap((file) => file.articles.flatMap(({ problems }) => problems.map(({ rule }) => rule)))).toContain(
    'protected-post',
  );
});

test('a post of Ghost keeps its id, which is the guid of its entry in Ghost’s RSS', async () => {
  const id = '5b7ada404f87d200b5b1f9c8';
  const { articles } = await importExport({ 'g.json': ghost([{ ...ghostPost, id }]) });
  expect(articles.map((article) => article.id)).toEqual([id]);
});

test('P11: a post of Ghost without HTML is read from the editor’s own format', async () => {
  const lexical = JSON.stringify({
    root: {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'extended-text', text: 'Low ', format: 0 },
            { type: 'text', text: 'water', format: 3 },
            { type: 'linebreak' },
            {
              type: 'link',
              url: 'https://a.example/?x=1&y=2',
              children: [{ type: 'text', text: '5 < 6', format: 0 }],
            },
          ],
        },
        { type: 'heading', tag: 'h2', children: [{ type: 'text', text: 'At sea' }] },
        {
          type: 'list',
          listType: 'number',
          children: [{ type: 'listitem', children: [{ type: 'text', text: 'One' }] }],
        },
        { type: 'image', src: 'https://a.example/q.png', alt: 'The quay', caption: 'At night' },
        { type: 'codeblock', language: 'js', code: 'a < b' },
        { type: 'bookmark', url: 'https://b.example/' },
      ],
    },
  });
  expect(htmlOfLexical(lexical)).toBe(
    '<p>Low <em><strong>water</strong></em><br><a href="https://a.example/?x=1&amp;y=2">5 &lt; 6</a></p><h2>At sea</h2><ol><li>One</li></ol>' +
      '<figure><img src="https://a.example/q.png" alt="The quay"><figcaption>At night</figcaption></figure>' +
      '<pre><code class="language-js">a &lt; b</code></pre><p><a href="https://b.example/">https://b.example/</a></p>',
  );
  expect(htmlOfLexical('{"ghosts":[]}')).toBe('');
  const { articles } = await importExport({ 'g.json': ghost([{ ...ghostPost, html: null, lexical }]) });
  expect(articles[0]?.body).toContain('## At sea');
});

test('P11: a post of Substack loses its buttons, and one for subscribers who pay is a draft', async () => {
  const table =
    'post_id,post_date,is_published,type,audience,title,subtitle\n1.tide,2024-03-01T08:00:00Z,TRUE,newsletter,everyone,Tide,\n2.ebb,2024-03-02T08:00:00Z,true,newsletter,only_paid,Ebb,\n';
  const html =
    '<p>Low water.</p><div class="subscription-widget-wrap"><p>Thanks for reading!</p><form><input type="email"></form></div>' +
    '<p class="button-wrapper"><a class="button primary" href="https://a.substack.com/subscribe">Subscribe now</a></p><p>It rose.</p>';
  const { articles } = await importExport({
    'posts.csv': table,
    'posts/1.tide.html': html,
    'posts/2.ebb.html': html,
    'posts/3.lost.html': html,
  });
  expect(articles.map(({ title, draft, body }) => [title, draft, body])).toEqual([
    ['Ebb', true, 'Low water.\n\nIt rose.'],
    ['Tide', undefined, 'Low water.\n\nIt rose.'],
  ]);
});

test('P11: a long post of Twitter has its whole text', async () => {
  const begin =
    'It left at seven, with eleven people on board, and nobody on the quay believed it, for it had not left in a year. ';
  const tweet = {
    id_str: '1',
    created_at: 'Fri Mar 01 08:00:00 +0000 2024',
    full_text: `${begin}They waved… https://t.co/x`,
  };
  const { articles } = await importExport({
    'tweets.js': `window.YTD.tweets.part0 = ${JSON.stringify([{ tweet }])}`,
    'note-tweet.js': `window.YTD.note_tweet.part0 = ${JSON.stringify([{ noteTweet: { noteTweetId: '9', core: { text: `${begin}They waved and sang.` } } }])}`,
  });
  expect(articles[0]?.body).toBe(`${begin}They waved and sang.`);
});

test('P11: a page of Notion that only lists others, and a profile of Medium, are left out by name', async () => {
  const id = 'a'.repeat(32);
  const { articles, files } = await importExport({
    'export.zip': zipOf({
      [`Blog ${id}.md`]: `# Blog\n\n[Tide](Blog%20${id}/Tide%20${id}.md)\n\n- [Ebb](Blog/Ebb%20${id}.md)\n`,
      [`Blog ${id}/Tide ${id}.md`]: `# Tide\n\nPublished: Yes\nCreated: March 1, 2024 8:30 AM\n\nSee [Ebb](Ebb%20${id}.md).\n`,
      'profile/profile.html': '<html><body><h3>Ann</h3><a href="https://medium.com/@ann">Profile</a></body></html>',
      'posts/x.txt': '',
    }),
  });
  expect(articles).toMatchObject([{ title: 'Tide', published: '2024-03-01', body: 'See Ebb.' }]);
  const left = files.flatMap(({ source, problems }) =>
    problems.filter(({ rule }) => rule === 'left-out').map(() => source.replace(/^.*export\.zip\//, '')),
  );
  expect(left.toSorted()).toEqual([`Blog ${id}.md`, 'profile/profile.html']);
});

test('P11: a picture is found wherever the export keeps it, never outside, and a missing one is named', async () => {
  const { articles, media, files } = await importExport(
    {
      'secret.png': Buffer.from('\x89PNG secret', 'latin1'),
      'in/content/images/a.png': Buffer.from('\x89PNG a', 'latin1'),
      'in/notes/n.textbundle/text.md':
        '# N\n\n![](/content/images/a.png) ![](../../../secret.png) ![](b.png) ![](https://c.example/c.png)\n',
    },
    ['in'],
  );
  expect([...media.values()].map((bytes) => bytes.toString('latin1'))).toEqual(['\x89PNG a']);
  expect(articles[0]?.body).toContain('../../../secret.png');
  const missing = files.flatMap((file) =>
    file.articles.flatMap(({ problems }) => problems.filter(({ rule }) => rule === 'missing-picture')),
  );
  expect(missing.map(({ message }) => /“(.*)”/.exec(message)?.[1])).toEqual(['../../../secret.png', 'b.png']);
});

test.each([
  [
    'pages of Ghost',
    'g.json',
    ghost([ghostPost, { ...ghostPost, id: '2', title: 'About us', type: 'page' }]),
    '1 pages: “About us”.',
  ],
  [
    'comments of Movable Type',
    'm.txt',
    'AUTHOR: Ann\nTITLE: Tide\nDATE: 02/28/2024 05:30:00 PM\n-----\nBODY:\nLow.\n-----\nCOMMENT:\nAUTHOR: Bo\nHm.\n-----\n--------\n',
    '1 comments and pings: a comment on “Tide”.',
  ],
  [
    'boosts of Mastodon',
    'outbox.json',
    JSON.stringify({
      '@context': 'https://www.w3.org/ns/activitystreams',
      orderedItems: [
        {
          type: 'Create',
          to: ['as:Public'],
          object: {
            type: 'Note',
            id: 'https://m.example/1',
            published: '2024-03-01T08:00:00Z',
            content: '<p>Low.</p>',
          },
        },
        { type: 'Announce', to: ['as:Public'], object: 'https://m.example/boosted' },
      ],
    }),
    'https://m.example/boosted.',
  ],
])('%s that are left out are named', async (_, file, text, named) => {
  const { articles, files } = await importExport({ [file]: text });
  expect(articles).toHaveLength(1);
  const problems = files.flatMap((one) => one.articles.flatMap((article) => article.problems));
  expect(problems.find(({ rule }) => rule === 'left-out')?.message).toContain(named);
});
