import { rm, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { check } from '../../src/content/checks/check.ts';
import { load } from '../../src/content/load.ts';
import { save, unsaved } from '../../src/content/articles/save.ts';
import { ContentError } from '../../src/content/publication/settings.ts';
import { parseMoment } from '../../src/text/date.ts';
import { addFiles, article, contentFolder, textOf } from './folder.ts';

const at = (moment: string): number => parseMoment(moment) as number;
const now = at('2024-05-06T08:30:00Z');

const bridges = article(['title: Bridges', 'published: 2017-12-11']);
const rules = ({ problems }: { problems: readonly { rule: string }[] }): string[] => problems.map(({ rule }) => rule);

test.each([
  ['tags.yml', 'tags.yaml'],
  ['Authors.yaml', 'authors.yaml'],
  ['author.yaml', 'authors.yaml'],
])('%s is told that its name is %s', async (name, right) => {
  const folder = await contentFolder({ [name]: 'a: A\n' });
  const stopped = await load(folder, { now }).catch((error: unknown) => error);
  expect(stopped).toBeInstanceOf(ContentError);
  expect((stopped as ContentError).problems).toMatchObject([
    { rule: 'almost-named', remedy: `Rename it to ${right}.` },
  ]);
});

test('feed.yml is told that its name is feed.yaml; other files may have any name', async () => {
  const folder = await contentFolder({ 'feed.yml': 'title: A\n', 'notes.yaml': '', 'tags.yaml': '', 'tag.yaml': '' });
  expect((await load(folder, { now })).problems).toEqual([]);
  await rm(join(folder, 'feed.yaml'));
  await expect(load(folder, { now })).rejects.toThrow('Rename it to feed.yaml.');
});

describe('an article', () => {
  test('is resolved with what it states and what the publication says', async () => {
    const folder = await contentFolder({
      'feed.yaml':
        'title: B\nurl: https://bridges.example\nlanguage: sv\nsources: { courier: { label: The Courier, content: summary } }\n',
      'tags.yaml': 'isis: { label: ISIS, aliases: [Daesh] }\n',
      'authors.yaml': 'ada-holm: { label: Ada Holm, aliases: [A. Holm], url: https://ada.example/ }\n',
      'articles/2017/bridges.md': article(
        [
          'title: Bridges',
          'published: 2017-12-11T09:30:00+01:00',
          'authors: [A. Holm, Bo Lind, Ada Holm]',
          'tags: [Daesh, ISIS, stone]',
          'source: The Courier',
          'summary: What stands.',
          'url: https://courier.example/b',
        ],
        'One.\n\nTwo.',
      ),
    });
    const loaded = await load(folder, { now });
    expect(loaded.problems).toEqual([]);
    expect(loaded.articles).toMatchObject([
      {
        id: 'tag:bridges.example,2017-12-11:bridges',
        slug: 'bridges',
        title: 'Bridges',
        published: at('2017-12-11T08:30:00Z'),
        updated: at('2017-12-11T08:30:00Z'),
        added: now,
        changed: now,
        authors: [
          { name: 'Ada Holm', slug: 'ada-holm', url: 'https://ada.example/' },
          { name: 'Bo Lind', slug: 'bo-lind' },
        ],
        tags: [
          { slug: 'isis', label: 'ISIS' },
          { slug: 'stone', label: 'stone' },
        ],
        language: 'sv',
        source: { name: 'The Courier', slug: 'courier', label: 'The Courier' },
        content: 'summary',
        summary: 'What stands.',
        url: 'https://courier.example/b',
        body: 'One.\n\nTwo.',
        draft: false,
        related: [],
        retelling: false,
      },
    ]);
  });

  test('without a title and a text, or without a day, or updated in the future, is a problem by name and left out', async () => {
    const folder = await contentFolder({
      'articles/untitled.md': article(['published: 2017-12-11'], ''),
      'articles/undated.md': article(['title: A']),
      'articles/ahead.md': article(['title: A', 'published: 2017-12-11', 'updated: 2024-05-07']),
      'articles/broken.md': '---\ntitle: [\n---\n',
      'articles/good.md': bridges,
    });
    const loaded = await load(folder, { now });
    expect(loaded.articles.map(({ slug }) => slug)).toEqual(['good']);
    expect(
      loaded.problems.map(({ rule, severity, file }) => [rule, severity, file.replace(/^.*articles\//, '')]),
    ).toEqual([
      ['broken-yaml', 'error', 'broken.md'],
      ['updated-ahead', 'error', 'ahead.md'],
      ['undated', 'error', 'undated.md'],
      ['untitled', 'error', 'untitled.md'],
    ]);
  });

  test('that is not UTF-8 is named with the line, and publishes no broken character', async () => {
    const latin1 = Buffer.from(article(['title: Bridges', 'published: 2017-12-11', 'tags: [Malmö]']), 'latin1');
    const folder = await contentFolder({
      'articles/latin1.md': latin1,
      'articles/utf16.md': Buffer.from(`\ufeff${bridges}`, 'utf16le'),
      'articles/good.md': article(['title: "A \ufffd is a character"', 'published: 2017-12-11']),
    });
    const loaded = await load(folder, { now });
    expect(loaded.articles.map(({ slug }) => slug)).toEqual(['good']);
    expect(loaded.problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', expect.stringContaining('line 4 is in another encoding than UTF-8')],
      ['error', expect.stringContaining('line 1 is in another encoding than UTF-8')],
    ]);
  });

  test.each(['a.markdown', 'a.MD', 'a.mdx', 'notes/a.txt', 'a'])('is named where its file is %s', async (name) => {
    const folder = await contentFolder({
      [`articles/${name}`]: bridges,
      'articles/.hidden': '',
      'articles/b.md': bridges,
    });
    const { articles, problems } = await load(folder, { now });
    expect(articles).toHaveLength(1);
    expect(problems).toMatchObject([{ rule: 'not-markdown', severity: 'warning' }]);
    expect(problems[0]?.file).toMatch(new RegExp(`articles/${name}$`));
  });

  test('that is a draft is shown only where drafts are', async () => {
    const folder = await contentFolder({
      'articles/a.md': article(['title: A', 'published: 2017-12-11', 'draft: true']),
    });
    expect((await load(folder, { now })).articles).toEqual([]);
    expect((await load(folder, { now, drafts: true })).articles).toMatchObject([{ draft: true }]);
  });

  test('of the future is loaded', async () => {
    const folder = await contentFolder({
      'articles/a.md': article(['title: A', 'published: 2024-05-07T00:00:00Z']),
    });
    const [ahead] = (await load(folder, { now })).articles;
    expect(ahead).toMatchObject({ published: at('2024-05-07T00:00:00Z'), added: at('2024-05-07T00:00:00Z') });
  });
});

const day = (stated: string): string => article(['title: A', `published: ${stated}`]);

describe('a day without a time', () => {
  const zoned = 'title: B\nurl: https://bridges.example\ntimezone: Asia/Tokyo\n';

  test('goes out as noon in the zone of the publication', async () => {
    const folder = await contentFolder({ 'feed.yaml': zoned, 'articles/a.md': day('2017-12-11') });
    const [only] = (await load(folder, { now })).articles;
    expect(only).toMatchObject({ day: '2017-12-11', published: at('2017-12-11T03:00:00Z') });
  });

  test('goes out as the moment when the ledger first saw it, if that was on that day there', async () => {
    const folder = await contentFolder({ 'feed.yaml': zoned, 'articles/a.md': day('2024-05-07') });
    const seen = at('2024-05-06T15:30:00Z'); // 00:30 of the 7th in Tokyo.
    const first = await load(folder, { now: seen });
    expect(first.articles[0]?.published).toBe(seen);
    await save(folder, first);
    const later = await load(folder, { now: seen + 90_000 });
    expect(later.articles[0]?.published).toBe(seen);
  });
});

describe('updated', () => {
  test('is published until the text changes, and then when the ledger saw the change', async () => {
    const folder = await contentFolder({ 'articles/a.md': bridges });
    await save(folder, await load(folder, { now }));
    await addFiles(folder, {
      'articles/a.md': article(['title: Bridges', 'published: 2017-12-11', 'tags: [x]']),
    });
    const tagged = await load(folder, { now: now + 10 });
    expect(tagged.articles[0]).toMatchObject({
      updated: at('2017-12-11T12:00:00Z'),
      added: now,
      changed: now + 10,
    });
    await addFiles(folder, {
      'articles/a.md': article(['title: Bridges', 'published: 2017-12-11'], 'Other.'),
    });
    const edited = await load(folder, { now: now + 20 });
    expect(edited.articles[0]).toMatchObject({ updated: now + 20, added: now, changed: now + 20 });
  });

  test('is what the article states, and not before published', async () => {
    const folder = await contentFolder({
      'articles/a.md': article(['title: A', 'published: 2017-12-11', 'updated: 2018-01-02T03:04:05Z']),
      'articles/b.md': article(['title: B', 'published: 2017-12-11', 'updated: 2016-01-01']),
    });
    const { articles } = await load(folder, { now });
    expect(articles.map(({ updated }) => updated)).toEqual([at('2018-01-02T03:04:05Z'), at('2017-12-11T12:00:00Z')]);
  });

  test('of today, without a time, is when the ledger saw the change', async () => {
    const folder = await contentFolder({
      'articles/a.md': article(['title: A', 'published: 2017-12-11', 'updated: 2024-05-06']),
    });
    const loaded = await load(folder, { now });
    expect(loaded.problems).toEqual([]);
    expect(loaded.articles[0]?.updated).toBe(now);
  });
});

describe('ids and slugs', () => {
  test('are kept to the letter where they are stated', async () => {
    const folder = await contentFolder({
      'articles/x.md': article(['title: A', 'published: 2017-12-11', 'id: " http://Old.example/?p=7 "', 'slug: seven']),
    });
    expect((await load(folder, { now })).articles).toMatchObject([{ id: 'http://Old.example/?p=7', slug: 'seven' }]);
  });

  test('made slugs that collide are numbered, the earlier day first', async () => {
    const folder = await contentFolder({
      'articles/b/bridges.md': bridges,
      'articles/a/2018-01-01-bridges.md': article(['title: B', 'published: 2018-01-01']),
    });
    const { articles } = await load(folder, { now });
    expect(articles.map(({ slug, id }) => [slug, id])).toEqual([
      ['bridges', 'tag:bridges.example,2017-12-11:bridges'],
      ['bridges-2', 'tag:bridges.example,2018-01-01:bridges-2'],
    ]);
  });

  test('two articles that ask for one slug, or state one id, are a problem', async () => {
    const folder = await contentFolder({
      'articles/a.md': article(['title: A', 'published: 2017-12-11', 'slug: same', 'id: urn:a']),
      'articles/b.md': article(['title: B', 'published: 2017-12-12', 'slug: same', 'id: urn:b']),
      'articles/c.md': article(['title: C', 'published: 2017-12-13', 'id: urn:a']),
    });
    const loaded = await load(folder, { now });
    expect(rules(loaded)).toEqual(['slug-taken', 'id-taken']);
    expect(loaded.problems[0]).toMatchObject({ severity: 'error', line: 4, key: 'slug' });
    expect(loaded.articles.map(({ title }) => title)).toEqual(['A']);
  });

  test('are written into the file when it is published, so that neither title, day nor name of the file moves them', async () => {
    const folder = await contentFolder({ 'articles/bridges.md': bridges });
    const loaded = await load(folder, { now });
    expect(await unsaved(folder, loaded)).toHaveLength(2);
    await save(folder, loaded);
    expect(await textOf(folder, 'articles/bridges.md')).toBe(
      '---\ntitle: Bridges\npublished: 2017-12-11\nid: tag:bridges.example,2017-12-11:bridges\nslug: bridges\n---\n\nText.\n',
    );
    expect(await unsaved(folder, await load(folder, { now: now + 50 }))).toEqual([]);
    await rename(join(folder, 'articles/bridges.md'), join(folder, 'articles/renamed.md'));
    const again = await load(folder, { now: now + 100 });
    expect(again.articles).toMatchObject([{ id: loaded.articles[0]?.id, slug: 'bridges', changed: now }]);
  });

  test('of a lost ledger are the same', async () => {
    const folder = await contentFolder({ 'articles/bridges.md': bridges });
    const loaded = await load(folder, { now });
    await save(folder, loaded);
    await rm(join(folder, 'ledger.jsonl'));
    const again = await load(folder, { now: now + 1000 });
    expect(again.articles[0]).toMatchObject({ id: loaded.articles[0]?.id, slug: 'bridges' });
  });
});

describe('what vanished', () => {
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `articles/a${i}.md`,
      article([`title: A${i}`, 'published: 2017-12-11'], `Words ${i}.`),
    ]),
  );

  test('is withdrawn where it is little', async () => {
    const folder = await contentFolder(many);
    await save(folder, await load(folder, { now }));
    await rm(join(folder, 'articles/a3.md'));
    const loaded = await load(folder, { now: now + 10 });
    expect(loaded.problems).toEqual([]);
    expect(loaded.withdrawn).toEqual([
      { id: 'tag:bridges.example,2017-12-11:a3', slug: 'a3', formerSlugs: [], when: now + 10 },
    ]);
    expect(loaded.lastChanged).toBe(now + 10);
  });

  test('stops the build beyond a tenth, until it is said to be meant', async () => {
    const folder = await contentFolder(many);
    await save(folder, await load(folder, { now }));
    for (const i of [1, 2, 3]) await rm(join(folder, `articles/a${i}.md`));
    const stopped = await load(folder, { now: now + 10 });
    expect(stopped.problems).toMatchObject([{ rule: 'vanished', severity: 'error' }]);
    expect(stopped.problems[0]?.message).toBe('3 of 20 articles vanished: a1, a2, a3.');
    expect(stopped.withdrawn).toEqual([]);
    const meant = await load(folder, { now: now + 10, withdraw: true });
    expect(meant.problems).toEqual([]);
    expect(meant.withdrawn).toHaveLength(3);
  });

  test('is not what became a draft, nor what is only broken', async () => {
    const folder = await contentFolder({ 'articles/a.md': bridges, 'articles/b.md': bridges });
    await save(folder, await load(folder, { now }));
    await addFiles(folder, {
      'articles/a.md': (await textOf(folder, 'articles/a.md')).replace('slug:', 'draft: true\nslug:'),
    });
    const drafted = await load(folder, { now: now + 10 });
    expect(drafted.problems).toEqual([]);
    expect(drafted.withdrawn).toMatchObject([{ slug: 'a' }]);
    await addFiles(folder, { 'articles/b.md': '---\ntitle: [\n---\n' });
    const broken = await load(folder, { now: now + 10 });
    expect(broken.withdrawn).toEqual([]);
    expect(rules(broken)).toEqual(['broken-yaml']);
  });
});

describe('the publication', () => {
  test('moves its newest moment with any change that a feed can show', async () => {
    const folder = await contentFolder({
      'articles/a.md': article(['title: A', 'published: 2017-12-11', 'tags: [x]']),
    });
    await save(folder, await load(folder, { now }));
    expect((await load(folder, { now: now + 5 })).lastChanged).toBe(now);
    await addFiles(folder, { 'tags.yaml': 'x: { label: X-ray }\n' });
    const relabelled = await load(folder, { now: now + 10 });
    expect(relabelled.lastChanged).toBe(now + 10);
    expect(relabelled.articles[0]?.changed).toBe(now + 10);
    await addFiles(folder, { 'feed.yaml': 'title: Renamed\nurl: https://bridges.example\n' });
    expect((await load(folder, { now: now + 20 })).lastChanged).toBe(now + 20);
  });

  test('remembers the values that it published, broader tags among them', async () => {
    const folder = await contentFolder({
      'tags.yaml': 'europe: Europe\nsweden: { label: Sweden, broader: europe }\n',
      'articles/a.md': article([
        'title: A',
        'published: 2017-12-11',
        'tags: [sweden]',
        'authors: [Bo]',
        'language: zh-Hans',
      ]),
    });
    const { publishedValues } = await load(folder, { now });
    expect(publishedValues.map(({ facet, value }) => `${facet}/${value}`)).toEqual([
      'tag/sweden',
      'tag/europe',
      'author/bo',
      'language/zh-hans',
      'language/zh',
    ]);
  });

  test('that is broken, or has a broken ledger or vocabulary, is told as a whole', async () => {
    const folder = await contentFolder({
      'feed.yaml': 'titel: A\n',
      'tags.yaml': 'a: { broader: a }\n',
      'ledger.jsonl': 'x\n',
    });
    const fault = await load(folder, { now }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ContentError);
    expect((fault as ContentError).problems.map(({ rule }) => rule).sort()).toEqual([
      'broken-ledger',
      'missing-key',
      'missing-key',
      'missing-key',
      'unknown-key',
    ]);
  });

  test('is looked for where it is said to be', async () => {
    await expect(load('no/such/folder', { now })).rejects.toThrow(/no feed\.yaml/);
  });
});

test('attachments and images of our own have the type and length of their files', async () => {
  const folder = await contentFolder({
    'media/talk.mp3': new Uint8Array(1234),
    'media/b.png': new Uint8Array(10),
    'articles/a.md': article([
      'title: A',
      'published: 2017-12-11',
      'image: media/b.png',
      'attachments: [/media/talk.mp3, { url: https://else.example/x.pdf, length: 7 }]',
    ]),
  });
  const { articles, problems } = await load(folder, { now });
  expect(problems).toEqual([]);
  expect(articles[0]?.image).toEqual({ url: '/media/b.png', type: 'image/png' });
  expect(articles[0]?.attachments).toEqual([
    { url: '/media/talk.mp3', type: 'audio/mpeg', length: 1234 },
    { url: 'https://else.example/x.pdf', type: 'application/pdf', length: 7 },
  ]);
});

test('a file of our own that is missing, or leads out of the folder, is a problem that says what comes near', async () => {
  const folder = await contentFolder({
    'media/talk.mp3': new Uint8Array(1),
    'articles/a.md': article(['title: A', 'published: 2017-12-11', 'attachments: [/media/takl.mp3]']),
    'articles/b.md': article(['title: B', 'published: 2017-12-11', 'image: /media/..%2f..%2ffeed.yaml']),
  });
  const { problems } = await load(folder, { now });
  expect(rules({ problems })).toEqual(['missing-media', 'missing-media']);
  expect(problems[0]?.remedy).toBe('Did you mean /media/talk.mp3?');
});

const [composed, decomposed] = ['caf\u00e9.png', 'cafe\u0301.png'];

test.each([
  [composed, decomposed],
  [decomposed, composed],
  ['a & b|c++#?%.mp3', 'a & b|c++#?%.mp3'],
])('T5, R5: media/%s is found by what looks the same', async (disk, written) => {
  const body = ['![a](', '[a](', '<img src="', '<audio src="'].map(
    (begun) => `${begun}/media/${encodeURIComponent(written)}${begun.startsWith('<') ? '">' : ')'}`,
  );
  const folder = await contentFolder({
    [`media/${disk}`]: new Uint8Array(9),
    'articles/a.md': article(
      [
        'title: A',
        'published: 2017-12-11',
        `image: ${JSON.stringify(`/media/${written}`)}`,
        `attachments: [${JSON.stringify({ url: `/media/${written}`, type: 'audio/mpeg' })}]`,
      ],
      body.join('\n\n'),
    ),
  });
  const content = await load(folder, { now });
  expect(content.problems).toEqual([]);
  expect(content.articles[0]?.attachments[0]?.length).toBe(9);
  const found = await check(content, { now, media: await new MediaFolder(folder).names() });
  expect(rules({ problems: found })).not.toContain('dead-link');
});

test('T5: files whose names differ by their Unicode form alone are a problem that tells them apart', async () => {
  const folder = await contentFolder({
    [`media/d/${composed}`]: '1',
    [`media/d/${decomposed}`]: '2',
    'media/cafe.png': '3',
    'articles/a.md': bridges,
  });
  const { problems } = await load(folder, { now });
  expect(rules({ problems })).toEqual(['media-shared']);
  expect(problems[0]?.message).toContain('media/d/caf\\u00e9.png');
  expect(problems[0]?.message).toContain('media/d/cafe\\u0301.png');
});

test('retellings point to what is neither later nor newer', async () => {
  const story = Array.from({ length: 60 }, (_, i) => `The ${i} engineers of Malmö opened bridge number ${i}.`).join(
    ' ',
  );
  const folder = await contentFolder({
    'articles/a.md': article(['title: Bridge opened', 'published: 2017-12-11'], story),
    'articles/b.md': article(['title: Bridge opened again', 'published: 2017-12-12'], `${story} More.`),
  });
  const { articles } = await load(folder, { now });
  expect(articles.map(({ slug, related, retelling }) => [slug, related, retelling])).toEqual([
    ['a', [], false],
    ['b', ['tag:bridges.example,2017-12-11:a'], true],
  ]);
});

describe('a mount', () => {
  const post = (title: string): string => `---\ntitle: ${title}\ndate: 2017-12-11\n---\n\n${title} is a text.\n`;
  const mounting =
    'title: B\nurl: https://bridges.example\nmounts: [{ path: blog, url: "https://old.example/", source: Old Blog }]\n';

  test('is read in place, below the parent of the content folder', async () => {
    const root = await contentFolder({
      'content/feed.yaml': mounting,
      'blog/_config.yml': 'title: Old\n',
      'blog/_posts/2017-12-11-bridges.md': post('Bridges'),
    });
    const loaded = await load(join(root, 'content'), { now });
    expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(loaded.articles).toMatchObject([
      {
        title: 'Bridges',
        slug: 'bridges',
        source: { slug: 'old-blog', label: 'Old Blog' },
        day: '2017-12-11',
      },
    ]);
    const [only] = loaded.articles;
    expect(only?.link).toMatch(/^https:\/\/old\.example\//);
    expect(loaded.newIdentities).toEqual([]);
    expect(loaded.ledger.articles.get(only?.id ?? '')?.mount).toBe('blog');
  });

  test('that holds the content folder does not publish its articles twice', async () => {
    const root = await contentFolder({
      'content/feed.yaml': 'title: B\nurl: https://bridges.example\nmounts: [.]\n',
      'content/articles/bridges.md': bridges,
      'posts/2017-12-12-old.md': post('Old'),
    });
    const { articles } = await load(join(root, 'content'), { now });
    expect(articles.map(({ title }) => title)).toEqual(['Bridges', 'Old']);
  });

  test('that vanishes as a whole stops the build, though it is less than a tenth', async () => {
    const own = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `content/articles/a${i}.md`,
        article([`title: A${i}`, 'published: 2017-12-11'], `W${i}.`),
      ]),
    );
    const root = await contentFolder({
      ...own,
      'content/feed.yaml': mounting,
      'blog/_posts/2017-12-11-bridges.md': post('Bridges'),
    });
    const folder = join(root, 'content');
    await save(folder, await load(folder, { now }));
    await addFiles(root, { 'content/feed.yaml': 'title: B\nurl: https://bridges.example\n' });
    const { problems } = await load(folder, { now: now + 1 });
    expect(problems).toMatchObject([
      { rule: 'vanished', message: 'All articles of the mount blog vanished (1): bridges.' },
    ]);
  });
});
