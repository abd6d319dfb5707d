import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Files } from '../../content/folder.ts';
import { type Imported, importExport } from './import-export.ts';
import { htmlOf, linesOf, markdownOf, momentOf, type Post, posts } from './posts.ts';
import { zipOf } from './zip.ts';

const remote = ({ number }: Post): string => `https://pictures.example/${number}.png`;
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const id = ({ number }: Post): string => `${number}`.repeat(32);
const english = ({ day }: Post): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });

interface Case {
  readonly name: string;
  readonly files: Files;
  /** Paths that are named for the import, if not the folder. */
  readonly named?: readonly string[];
  /** Whether the export holds the pictures. */
  readonly local?: true;
  /** Whether the service has drafts, titles, tags. */
  readonly noDrafts?: true;
  readonly noTitles?: true;
  readonly noTags?: true;
  /** Whether the export states days of drafts. */
  readonly draftDays?: true;
  readonly author?: string;
  readonly articles?: number;
}

const byPath = (files: (post: Post) => readonly (readonly [string, string | Buffer])[]): Files =>
  Object.fromEntries(posts.flatMap(files));

const ghost = JSON.stringify({
  db: [
    {
      meta: { exported_on: 1735689600000, version: '5.90.0' },
      data: {
        posts: [
          ...posts.map((post) => ({
            id: `p${post.number}`,
            uuid: id(post),
            title: post.title,
            slug: post.slug,
            html: htmlOf(post, `__GHOST_URL__/content/images/2024/${post.number}.png`),
            feature_image: null,
            type: 'post',
            status: post.draft ? 'draft' : 'published',
            visibility: 'public',
            published_at: post.draft ? null : `${post.day}T08:30:00.000Z`,
            updated_at: `${post.day}T09:30:00.000Z`,
          })),
          { id: 'x', title: 'About', slug: 'about', html: '<p>Page</p>', type: 'page', status: 'published' },
        ],
        tags: posts.flatMap(({ number, tags }) => tags.map((name, i) => ({ id: `t${number}${i}`, name, slug: name }))),
        posts_tags: posts.flatMap(({ number, tags }) =>
          tags.map((_, i) => ({ post_id: `p${number}`, tag_id: `t${number}${i}` })),
        ),
        users: [{ id: 'u', name: 'Ann Lee', email: 'ann@example.org' }],
        posts_authors: posts.map(({ number }) => ({ post_id: `p${number}`, author_id: 'u' })),
        settings: [{ key: 'title', value: 'The Quay' }],
      },
    },
  ],
});

const medium = (
  post: Post,
): string => `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${escape(post.title)}</title><style>* { font-family: Georgia; }</style></head><body><article class="h-entry">
<header><h1 class="p-name">${escape(post.title)}</h1></header>
<section data-field="subtitle" class="p-summary">On ${post.number} boats.</section>
<section data-field="body" class="e-content"><section name="a1" class="section section--body section--first"><div class="section-divider"><hr class="section-divider"></div>
<div class="section-content"><div class="section-inner sectionLayout--insetColumn"><h3 name="b" class="graf graf--h3 graf--leading graf--title">${escape(post.title)}</h3>
${htmlOf(post, remote(post))}</div></div></section></section>
<footer>${
  post.draft
    ? '<p><a href="https://medium.com/p/1">View original.</a></p>'
    : `<p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann Lee</a> on <a href="https://medium.com/p/1"><time class="dt-published" datetime="${post.day}T08:30:00.000Z">${english(post)}</time></a>.</p><p><a href="https://medium.com/@ann/${post.slug}" class="p-canonical">Canonical link</a></p>`
}<p>Exported from <a href="https://medium.com">Medium</a> on January 1, 2025.</p></footer></article></body></html>`;

const mediumPage = `<!DOCTYPE html><html><head><title>Profile</title></head><body><section class="h-card"><h1 class="p-name">Ann Lee</h1>
<p>Exported from <a href="https://medium.com">Medium</a> on January 1, 2025.</p></section></body></html>`;

const movableType = posts
  .map(
    (post) => `AUTHOR: Ann Lee
TITLE: ${post.title}
BASENAME: ${post.slug.replaceAll('-', '_')}
STATUS: ${post.draft ? 'Draft' : 'Publish'}
ALLOW COMMENTS: 1
CONVERT BREAKS: 0
DATE: ${post.day.slice(5, 7)}/${post.day.slice(8)}/2024 08:30:00 AM
PRIMARY CATEGORY: ${post.tags[0]}
CATEGORY: ${post.tags[0]}
CATEGORY: ${post.tags[1]}
-----
BODY:
${htmlOf(post, remote(post))}
-----
EXTENDED BODY:

-----
EXCERPT:

-----
COMMENT:
AUTHOR: Troll
DATE: 01/01/2025 10:00:00 AM
First!
-----
--------
`,
  )
  .join('');

const evernote = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export export-date="20250101T000000Z" application="Evernote" version="10.0">${posts
  .map(
    (post) => `<note><title>${escape(post.title)}</title><created>${post.day.replaceAll('-', '')}T083000Z</created>
<updated>${post.day.replaceAll('-', '')}T083000Z</updated>${post.tags.map((tag) => `<tag>${tag}</tag>`).join('')}
<note-attributes><author>Ann Lee</author></note-attributes>
<content><![CDATA[<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">
<en-note>${htmlOf(post, 'x').replace('<img src="x" alt="The quay">', `<en-media hash="${createHash('md5').update(post.picture).digest('hex')}" type="image/png"/>`)}</en-note>]]></content>
<resource><data encoding="base64">${post.picture.toString('base64')}</data><mime>image/png</mime>
<resource-attributes><file-name>quay.png</file-name></resource-attributes></resource></note>`,
  )
  .join('')}</en-export>`;

const mail = (post: Post): string => `From: =?utf-8?q?Ann_Lee?= <ann@example.org>\r
To: readers@example.org\r
Subject: =?utf-8?b?${Buffer.from(post.title).toString('base64')}?=\r
Date: ${new Date(momentOf(post)).toUTCString().replace('GMT', '+0000')}\r
Message-ID: <${post.number}@example.org>\r
MIME-Version: 1.0\r
Content-Type: multipart/related; boundary="b1"\r
\r
--b1\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: base64\r
\r
${Buffer.from(`<html><body>${htmlOf(post, `cid:pic${post.number}`)}</body></html>`).toString('base64')}\r
--b1\r
Content-Type: image/png; name="quay.png"\r
Content-ID: <pic${post.number}>\r
Content-Transfer-Encoding: base64\r
\r
${post.picture.toString('base64')}\r
--b1--\r
`;

const devto = JSON.stringify(
  posts.map((post) => ({
    title: post.title,
    body_markdown: markdownOf(post, remote(post)),
    slug: `${post.slug}-3k${post.number}a`,
    published: !post.draft,
    published_at: post.draft ? null : momentOf(post),
    cached_tag_list: post.tags.join(', '),
    description: `On ${post.number} boats.`,
    main_image: null,
    language: 'en',
  })),
);

const hashnode = JSON.stringify({
  posts: posts.map((post) => ({
    _id: id(post),
    cuid: `c${post.number}`,
    title: post.title,
    slug: post.slug,
    contentMarkdown: markdownOf(post, `${remote(post)} align="center"`),
    brief: 'It left',
    dateAdded: momentOf(post),
    isActive: !post.draft,
    tags: post.tags.map((name) => ({ name, slug: name })),
    author: { name: 'Ann Lee' },
  })),
});

const mastodon = JSON.stringify({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: 'outbox.json',
  type: 'OrderedCollection',
  totalItems: 10,
  orderedItems: [
    ...posts.map((post) => ({
      id: `https://social.example/users/ann/statuses/${post.number}/activity`,
      type: 'Create',
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      cc: ['https://social.example/users/ann/followers'],
      object: {
        id: `https://social.example/users/ann/statuses/${post.number}`,
        type: 'Note',
        url: `https://social.example/@ann/${post.number}`,
        published: momentOf(post),
        content: htmlOf(post, 'x').replace(/<p><img[^>]*><\/p>/, ''),
        tag: post.tags.map((name) => ({ type: 'Hashtag', name: `#${name}` })),
        attachment: [
          {
            type: 'Document',
            mediaType: 'image/png',
            url: `/media_attachments/files/${post.number}.png`,
            name: 'The quay',
          },
        ],
      },
    })),
    { type: 'Announce', to: ['as:Public'], object: 'https://elsewhere.example/1' },
    {
      type: 'Create',
      to: ['https://social.example/users/bo'],
      object: { type: 'Note', id: 'https://social.example/9', content: '<p>Secret</p>' },
    },
  ],
});

const tweets = `window.YTD.tweets.part0 = ${JSON.stringify([
  ...posts.map((post) => ({
    tweet: {
      id_str: `10${post.number}`,
      created_at: `${new Date(momentOf(post)).toUTCString().slice(0, 3)} ${new Date(momentOf(post)).toUTCString().slice(8, 11)} ${post.day.slice(8)} 08:30:00 +0000 2024`,
      full_text: `It left at seven with ${post.number} people &amp; a piano.\n\n“Quiet,” she said: https://t.co/abc${post.number} https://t.co/pic${post.number}`,
      lang: 'en',
      entities: {
        urls: [{ url: `https://t.co/abc${post.number}`, expanded_url: 'https://example.org/quay' }],
        hashtags: post.tags.map((text) => ({ text })),
      },
      extended_entities: {
        media: [
          {
            url: `https://t.co/pic${post.number}`,
            type: 'photo',
            media_url_https: `https://pbs.twimg.com/media/P${post.number}.png`,
          },
        ],
      },
    },
  })),
  { tweet: { id_str: '200', created_at: 'Sat Jan 06 08:30:00 +0000 2024', full_text: 'RT @bo: hello' } },
  {
    tweet: {
      id_str: '201',
      created_at: 'Sat Jan 06 08:30:00 +0000 2024',
      full_text: '@bo yes',
      in_reply_to_status_id_str: '7',
      in_reply_to_screen_name: 'bo',
    },
  },
])}`;

const cases: readonly Case[] = [
  {
    name: 'Ghost',
    files: {
      'quay.ghost.2025-01-01.json': ghost,
      ...byPath((post) => [[`content/images/2024/${post.number}.png`, post.picture]]),
    },
    local: true,
    author: 'Ann Lee',
  },
  {
    name: 'Medium',
    files: {
      ...byPath((post) => [
        [`posts/${post.draft ? 'draft' : post.day}_${post.slug}-abc${post.number}.html`, medium(post)],
      ]),
      'profile/profile.html': mediumPage,
    },
    noTags: true,
  },
  {
    name: 'Substack',
    files: {
      ...byPath((post) => [[`posts/10${post.number}.${post.slug}.html`, htmlOf(post, remote(post))]]),
      'posts.csv': [
        'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url',
        ...posts.map(
          (post) =>
            `10${post.number}.${post.slug},${post.draft ? '' : `${post.day}T08:30:00.000Z`},${!post.draft},,,newsletter,everyone,"${post.title}","On ""${post.number}"" boats",`,
        ),
      ].join('\n'),
    },
    noTags: true,
  },
  {
    name: 'Tumblr',
    files: byPath((post) => [
      [
        `posts/html/${post.number}00.html`,
        `<!DOCTYPE HTML><html><head><meta charset="utf-8"><title>${escape(post.title)}</title></head><body><h1>${escape(post.title)}</h1>
${htmlOf(post, `../../media/${post.number}.png`)}<div id="footer"><span id="timestamp"> ${english(post).replace(',', 'th,')} 8:30am </span>
${post.tags.map((tag) => `<span class="tag">${tag}</span>`).join('')}</div></body></html>`,
      ],
      [`media/${post.number}.png`, post.picture],
    ]),
    local: true,
    noDrafts: true,
  },
  { name: 'Movable Type', files: { 'export.txt': movableType }, author: 'Ann Lee', draftDays: true },
  {
    name: 'Notion in Markdown',
    files: {
      ...byPath((post) => [
        [
          `Blog ${id(post)}/${post.slug} ${id(post)}.md`,
          `# ${post.title}\n\nDate: ${english(post)}\nTags: ${post.tags.join(', ')}\nStatus: ${post.draft ? 'Draft' : 'Published'}\nAuthor: Ann Lee\n\n${markdownOf(post, `${encodeURIComponent(post.slug)}%20${id(post)}/Untitled.png`)}`,
        ],
        [`Blog ${id(post)}/${post.slug} ${id(post)}/Untitled.png`, post.picture],
      ]),
      [`Blog ${'a'.repeat(32)}.md`]: `# Blog\n\n[The ferry](Blog%20x/The%20ferry%20${'1'.repeat(32)}.md)\n`,
      [`Blog ${'a'.repeat(32)}.csv`]: 'Name,Date\nThe ferry,2024\n',
    },
    local: true,
    draftDays: true,
    author: 'Ann Lee',
  },
  {
    name: 'Notion in HTML',
    files: byPath((post) => [
      [
        `Blog/${post.slug} ${id(post)}.html`,
        `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>${escape(post.title)}</title></head><body>
<article id="${id(post).slice(0, 8)}-1111-1111-1111-111111111111" class="page sans"><header><h1 class="page-title">${escape(post.title)}</h1><p class="page-description"></p>
<table class="properties"><tbody><tr class="property-row property-row-date"><th><span class="icon property-icon"></span>Date</th><td><time>@${english(post)}</time></td></tr>
<tr class="property-row property-row-multi_select"><th>Tags</th><td>${post.tags.map((tag) => `<span class="selected-value">${tag}</span>`).join('')}</td></tr>
<tr class="property-row property-row-status"><th>Status</th><td><span class="status-value">${post.draft ? 'In progress' : 'Done'}</span></td></tr></tbody></table></header>
<div class="page-body">${htmlOf(post, `${post.slug}/Untitled.png`)}</div></article></body></html>`,
      ],
      [`Blog/${post.slug}/Untitled.png`, post.picture],
    ]),
    local: true,
    draftDays: true,
  },
  { name: 'Evernote', files: { 'notes.enex': evernote }, local: true, noDrafts: true, author: 'Ann Lee' },
  { name: 'dev.to', files: { 'articles.json': devto, 'comments.json': '[]' } },
  { name: 'Hashnode', files: { 'export.json': hashnode }, author: 'Ann Lee' },
  {
    name: 'Bear (TextBundle)',
    files: byPath((post) => [
      [
        `${post.slug}.textbundle/text.md`,
        `# ${post.title}\n${post.tags.map((tag) => `#${tag}#`).join(' ')}\n\n${markdownOf(post, 'assets/quay.png')}`,
      ],
      [
        `${post.slug}.textbundle/info.json`,
        JSON.stringify({
          version: 2,
          type: 'net.daringfireball.markdown',
          'net.shinyfrog.bear': {
            creationDate: momentOf(post),
            modificationDate: momentOf(post),
            trashed: 0,
          },
        }),
      ],
      [`${post.slug}.textbundle/assets/quay.png`, post.picture],
    ]),
    local: true,
    noDrafts: true,
  },
  {
    name: 'Mastodon',
    files: {
      'outbox.json': mastodon,
      'actor.json': JSON.stringify({ name: 'Ann Lee', preferredUsername: 'ann' }),
      ...byPath((post) => [[`media_attachments/files/${post.number}.png`, post.picture]]),
    },
    local: true,
    noDrafts: true,
    noTitles: true,
    author: 'Ann Lee',
  },
  {
    name: 'Obsidian',
    files: {
      '.obsidian/app.json': '{}',
      ...byPath((post) => [
        [
          `Notes/${post.title.replace(/[:“”]/g, '')}.md`,
          `---\n${post.title.includes(':') ? `title: "${post.title}"\n` : ''}created: ${post.day}T08:30:00Z\ntags: [${post.tags.join(', ')}]\ndraft: ${post.draft}\n---\n\n${markdownOf(post, 'x').replace('![The quay](x)', `![[Pasted image ${post.number}.png]]`)}\n%% not for readers %%\n`,
        ],
        [`Attachments/Pasted image ${post.number}.png`, post.picture],
      ]),
    },
    local: true,
    draftDays: true,
  },
  {
    name: 'micro.blog',
    files: {
      'blog.bar': zipOf({
        'index.html':
          '<!DOCTYPE html><html><body><div class="h-feed"><article class="h-entry"><h1>The ferry is back</h1></article></div></body></html>',
        'feed.json': JSON.stringify({
          version: 'https://jsonfeed.org/version/1',
          title: 'Ann',
          home_page_url: 'https://ann.micro.example/',
          author: { name: 'Ann Lee' },
          items: posts.map((post) => ({
            id: `https://ann.micro.example/${post.slug}.html`,
            url: `https://ann.micro.example/${post.slug}.html`,
            title: post.title,
            content_html: htmlOf(post, `uploads/${post.number}.png`),
            date_published: momentOf(post),
            tags: post.tags,
          })),
        }),
        ...byPath((post) => [[`uploads/${post.number}.png`, post.picture]]),
      }),
    },
    local: true,
    noDrafts: true,
    author: 'Ann Lee',
  },
  {
    name: 'Blogger',
    files: {
      'blog-01-01-2025.xml': `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"><id>tag:blogger.com,1999:blog-1.archive</id><title>Quay</title>
<entry><id>tag:blogger.com,1999:blog-1.settings.X</id><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#settings"/><title type="text">X</title><content type="text">true</content></entry>
${posts
  .map(
    (
      post,
    ) => `<entry><id>tag:blogger.com,1999:blog-1.post-${post.number}</id><published>${post.day}T09:30:00.000+01:00</published><updated>${post.day}T09:30:01.000+01:00</updated>${post.draft ? '<app:control><app:draft>yes</app:draft></app:control>' : ''}
<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/>${post.tags.map((tag) => `<category scheme="http://www.blogger.com/atom/ns#" term="${tag}"/>`).join('')}
<title type="text">${escape(post.title)}</title><content type="html">${escape(htmlOf(post, remote(post)))}</content><author><name>Ann Lee</name><email>noreply@blogger.com</email></author>${post.draft ? '' : `<link rel="alternate" type="text/html" href="https://quay.example/2024/${post.slug}.html"/>`}</entry>`,
  )
  .join('\n')}</feed>`,
    },
    author: 'Ann Lee',
    draftDays: true,
  },
  {
    name: 'mail (.eml)',
    files: byPath((post) => [[`${post.number}.eml`, mail(post)]]),
    local: true,
    noDrafts: true,
    noTags: true,
    author: 'Ann Lee',
  },
  {
    name: 'mail (mbox)',
    files: {
      'All mail.mbox': posts
        .map((post) => `From ann@example.org Mon Jan  1 10:00:00 2024\r\n${mail(post)}\r\n`)
        .join(''),
    },
    local: true,
    noDrafts: true,
    noTags: true,
    author: 'Ann Lee',
  },
];

function check(
  post: Post,
  found: Imported | undefined,
  one: Case,
  media: ReadonlyMap<string, Buffer>,
): readonly string[] {
  if (found === undefined) return [`${post.title}: missing`];
  const faults: string[] = [];
  const draft = post.draft && !one.noDrafts;
  const day = draft && !one.draftDays ? undefined : post.day;
  if (found.published?.slice(0, 10) !== day) faults.push(`${post.title}: day ${found.published}`);
  if ((found.draft === true) !== draft) faults.push(`${post.title}: draft ${found.draft}`);
  for (const line of linesOf(post))
    if (!found.body.replaceAll('_', '*').includes(line))
      faults.push(`${post.title}: body without “${line}”: ${found.body}`);
  if (found.body.includes(post.title)) faults.push(`${post.title}: title repeated in the body`);
  const picture = /!\[[^\]]*\]\(([^)]*)\)/.exec(found.body)?.[1];
  if (
    one.local
      ? !media.get(decodeURIComponent(picture?.replace('/media/', '') ?? ''))?.equals(post.picture)
      : picture !== remote(post)
  )
    faults.push(`${post.title}: picture ${picture}`);
  if (!one.noTags && found.tags?.join() !== post.tags.join()) faults.push(`${post.title}: tags ${found.tags}`);
  if (one.author && found.authors?.map(({ name }) => name).join() !== one.author)
    faults.push(`${post.title}: authors ${JSON.stringify(found.authors)}`);
  return faults;
}

describe('P11: an export gives eight of eight titles, days, bodies, drafts and pictures', () => {
  test.each(cases)('$name', async (one) => {
    const { articles, media, again } = await importExport(one.files, one.named);
    const faults = posts.flatMap((post) =>
      check(
        post,
        articles.find(({ title, body }) =>
          one.noTitles ? body.includes(`with ${post.number} people`) : title === post.title,
        ),
        one,
        media,
      ),
    );
    expect(faults).toEqual([]);
    expect(articles).toHaveLength(posts.length);
    const second = await again();
    expect(new Set(second.flatMap((file) => file.articles.map(({ status }) => status)))).toEqual(
      new Set(['unchanged']),
    );
  });

  test('Twitter: notes without titles, full addresses, own posts only', async () => {
    const { articles, media, files } = await importExport({
      'data/tweets.js': tweets,
      'data/account.js': 'window.YTD.account.part0 = [{"account":{"username":"ann","accountDisplayName":"Ann Lee"}}]',
      ...byPath((post) => [[`data/tweets_media/10${post.number}-P${post.number}.png`, post.picture]]),
    });
    expect(articles).toHaveLength(8);
    for (const post of posts) {
      const found = articles.find(({ body }) => body.includes(`with ${post.number} people & a piano`));
      expect(found?.published).toBe(`${post.day}T08:30:00Z`);
      expect(found?.title).toBeUndefined();
      expect(found?.url).toBe(`https://x.com/ann/status/10${post.number}`);
      expect(found?.body).toContain('https://example.org/quay');
      expect(found?.body).not.toContain('t.co');
      const picture = /!\[\]\(\/media\/([^)]*)\)/.exec(found?.body ?? '')?.[1] ?? '';
      expect(media.get(picture)?.equals(post.picture)).toBe(true);
    }
    const problems = files.flatMap((file) => [...file.problems, ...file.articles.flatMap((one) => one.problems)]);
    expect(problems.find(({ rule, message }) => rule === 'left-out' && message.includes('2 retweets'))).toBeDefined();
  });

  test.each([
    ['Ghost', 0],
    ['Substack', 2],
    ['Notion in Markdown', 5],
    ['Tumblr', 3],
  ])('%s, in the archive as it was downloaded', async (name) => {
    const one = cases.find((each) => each.name === name) as Case;
    const { articles, media } = await importExport({ 'export.zip': zipOf(one.files) }, ['export.zip']);
    const faults = posts.flatMap((post) =>
      check(
        post,
        articles.find(({ title }) => title === post.title),
        one,
        media,
      ),
    );
    expect(faults).toEqual([]);
    expect(articles).toHaveLength(8);
  });
});
