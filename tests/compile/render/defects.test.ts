import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article.ts';
import { document, fragment, moment, partsOf, publication } from './document.ts';
import { strictly } from './read.ts';

/** The one item of each format, as feedsmith reads it. */
function read(given: Partial<Article>) {
  const parts = partsOf(given);
  const rss = parseRssFeed(document('rss', [parts])).items?.[0];
  const atom = parseAtomFeed(document('atom', [parts])).entries?.[0];
  const json = parseJsonFeed(document('json', [parts])).items?.[0];
  return { parts, rss, atom, json };
}

const tag = (label: string) => ({ slug: 'tag', label });

describe('defects of feed 6.0.0', () => {
  test('control characters make XML that no parser takes', async () => {
    const text = 'a\u0000b\u000bc\u001fd\ufffee\ud800f';
    const parts = partsOf({
      title: text,
      summary: text,
      body: text,
      tags: [tag(text)],
      authors: [{ name: text, slug: 'x' }],
      rights: text,
      location: text,
    });
    for (const format of ['rss', 'atom'] as const) {
      const [item] = await strictly(document(format, [parts]));
      expect(item?.title).toBe('abcdef');
    }
    expect(document('json', [parts])).not.toMatch(/\\u00|\\ufffe|\\ud800|[\ufffe\ud800]/);
    expect(parts.markdown).not.toMatch(/[\0\v\u001f\ufffe\ud800]/);
  });

  test('of two `]]>` in one text only the first is split', async () => {
    const text = 'x ]]> y ]]> z';
    const { rss, atom, json, parts } = read({ title: text, body: text });
    expect([rss?.title, atom?.title?.value, json?.title]).toEqual([text, text, text]);
    expect(rss?.content?.encoded).toBe('<p>x ]]&gt; y ]]&gt; z</p>');
    // Two CDATA sections each, those of summary and body.
    for (const format of ['rss', 'atom'] as const)
      expect(fragment(format, parts).match(/<!\[CDATA\[|\]\]>/g)).toEqual(['<![CDATA[', ']]>', '<![CDATA[', ']]>']);
    await expect(strictly(document('rss', [parts]))).resolves.toHaveLength(1);
  });

  test('`<` or `&` in a category label breaks the attribute, or is escaped twice', async () => {
    const label = 'R&D <"new"> \'x\'';
    const { rss, atom, parts } = read({ tags: [tag(label)] });
    expect(rss?.categories?.[0]?.name).toBe(label);
    expect(atom?.categories?.[0]).toEqual({ term: label, label, scheme: 'https://example.org/tags/' });
    expect(JSON.parse(fragment('json', parts))).toMatchObject({ _dateline: { tags: [tag(label)] } });
    await expect(strictly(document('atom', [parts]))).resolves.toHaveLength(1);
  });

  test.each(['relative.html', '//', 'http://[', 'javascript:alert(1)', 'ht tp://x', ''])(
    'the address %j in one item throws, and the whole feed is lost',
    async (url) => {
      const parts = partsOf({
        url,
        link: url,
        image: { url },
        attachments: [{ url, type: 'audio/mpeg' }],
        authors: [{ name: 'Ada', slug: 'ada', url }],
        source: { name: 'Gazette', slug: 'gazette', label: 'Gazette', url },
        body: `[x](<${url}>)`,
      });
      for (const format of ['rss', 'atom'] as const)
        await expect(strictly(document(format, [parts]))).resolves.toHaveLength(1);
      expect(JSON.parse(document('json', [parts])).items).toHaveLength(1);
      expect(Object.values(parts).join('').replace(parts.markdown, '')).not.toContain('javascript:');
    },
  );

  test('the type of an enclosure is guessed from the ending, its length is 0', () => {
    const attachments = [{ url: 'https://example.org/media/12345', type: 'audio/mpeg', length: 1234, title: 'Tide' }];
    const { rss, atom, json } = read({ attachments });
    expect(rss?.enclosures).toEqual([{ url: attachments[0]?.url, type: 'audio/mpeg', length: 1234 }]);
    expect(atom?.links?.[1]).toEqual({
      rel: 'enclosure',
      href: attachments[0]?.url,
      type: 'audio/mpeg',
      length: 1234,
      title: 'Tide',
    });
    expect(json?.attachments).toEqual([
      { url: attachments[0]?.url, mime_type: 'audio/mpeg', size_in_bytes: 1234, title: 'Tide' },
    ]);
  });

  test('an author with a name alone goes into `author`, which wants an e-mail address', () => {
    const { rss, parts } = read({ authors: [{ name: 'Ada', slug: 'ada' }] });
    expect(parts.rss).not.toContain('<author>');
    expect(rss?.dc?.creators).toEqual(['Ada']);
  });

  test('of several authors JSON has the first only, RSS repeats `author`', () => {
    const authors = [
      { name: 'Ada', slug: 'ada', url: 'https://ada.example/' },
      { name: 'Bo', slug: 'bo' },
    ];
    const { rss, atom, json } = read({ authors });
    expect(rss?.dc?.creators).toEqual(['Ada', 'Bo']);
    expect(atom?.authors).toEqual([{ name: 'Ada', uri: 'https://ada.example/' }, { name: 'Bo' }]);
    expect(json?.authors).toEqual([{ name: 'Ada', url: 'https://ada.example/' }, { name: 'Bo' }]);
  });

  test('without `updated` the current time is written', () => {
    for (const format of ['rss', 'atom'] as const)
      expect(document(format, [])).not.toContain(String(new Date().getUTCFullYear()));
  });

  test('without any author Atom is invalid', () => {
    expect(parseAtomFeed(document('atom', [])).authors).toEqual([{ name: 'The Harbour' }]);
  });

  test('`guid` is a permalink by a rule of its own', () => {
    for (const id of ['https://example.org/?p=1&x=y', 'urn:x:1', 'tag:example.org,2024:1']) {
      const { rss, atom, json } = read({ id });
      expect(rss?.guid).toEqual({ value: id, isPermaLink: false });
      expect([atom?.id, json?.id]).toEqual([id, id]);
    }
  });

  test('Atom has no extension point', () => {
    const parts = partsOf({ language: 'de', related: ['other'] }, () => ({
      id: 'other',
      slug: 'other',
      url: 'https://example.org/articles/other?a&b',
    }));
    expect(parts.atom).toContain('<entry xml:lang="de">');
    expect(parts.atom).toContain('<dc:relation>https://example.org/articles/other?a&amp;b</dc:relation>');
  });

  test('JSON Feed is version 1, without attachments and language', () => {
    const feed = JSON.parse(document('json', [partsOf({ language: 'de' })]));
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.language).toBe('en');
    expect(feed.items[0]).toMatchObject({ language: 'de' });
    expect(feed).not.toHaveProperty('author');
  });

  test('`&amp;` in the title of the feed is un-escaped', () => {
    const odd = { ...publication, title: 'Q&amp;A' };
    expect(parseAtomFeed(document('atom', [], 'full', odd)).title?.value).toBe('Q&amp;A');
    expect(document('rss', [], 'full', { ...odd, rights: 'A&amp;B ]]> <c>' })).toContain(
      '<copyright>A&#x26;amp;B ]]&gt; &#x3C;c&gt;</copyright>',
    );
  });

  test('RSS keeps the audio and drops the picture', () => {
    const { parts } = read({
      image: {
        url: 'https://example.org/media/quay.jpg',
        type: 'image/jpeg',
        width: 640,
        height: 480,
        alt: 'A quay',
      },
      attachments: [{ url: 'https://example.org/media/tide.mp3', type: 'audio/mpeg' }],
    });
    expect(parts.rss).toContain(
      '<media:content url="https://example.org/media/quay.jpg" type="image/jpeg" medium="image" width="640" height="480">' +
        '<media:title type="plain">A quay</media:title></media:content>',
    );
    expect(parts.atom).toContain(
      '<media:thumbnail url="https://example.org/media/quay.jpg" width="640" height="480"/>',
    );
  });

  test('a missing link gives `<link/>`, a missing title throws', () => {
    const { rss, atom, json } = read({ title: '' });
    expect([rss?.link, atom?.links?.[0]?.href, json?.url]).toEqual(
      Array.from({ length: 3 }, () => 'https://example.org/articles/ferry'),
    );
  });

  test("rendering twice loses the durations, since the caller's object is changed", () => {
    const attachments = [{ url: 'https://example.org/media/tide.mp3', type: 'audio/mpeg', duration: 61 }];
    const [first, second] = [partsOf({ attachments }), partsOf({ attachments })];
    expect(second).toEqual(first);
    expect(second.rss).toContain('<itunes:duration>61</itunes:duration>');
  });
});

describe('habits of readers', () => {
  test('seconds are whole, in UTC', () => {
    const { rss, parts, json } = read({ updated: moment + 60 });
    expect(rss?.pubDate).toBe('Mon, 06 May 2024 07:08:09 GMT');
    expect(parts.rss).toContain('<atom:updated>2024-05-06T07:09:09Z</atom:updated>');
    expect(parts.atom).toContain('<updated>2024-05-06T07:09:09Z</updated><published>2024-05-06T07:08:09Z</published>');
    expect([json?.date_published, json?.date_modified]).toEqual(['2024-05-06T07:08:09Z', '2024-05-06T07:09:09Z']);
  });

  test('a title is text: `type="text"` in Atom, escaped once in RSS', () => {
    const { rss, atom, json, parts } = read({ title: 'Use <b> & &amp; "ATT: 1"' });
    expect(parts.atom).toContain('<title type="text">');
    expect([rss?.title, atom?.title?.value, json?.title]).toEqual(
      Array.from({ length: 3 }, () => 'Use <b> & &amp; "ATT: 1"'),
    );
  });

  test('the alternate is the first link of an entry: htmlparser2 and extractus take the first', () => {
    const { atom } = read({
      url: 'https://gazette.example/ferry',
      source: { name: 'Gazette', slug: 'gazette', label: 'Gazette' },
      attachments: [{ url: 'https://example.org/media/tide.mp3', type: 'audio/mpeg' }],
    });
    expect(atom?.links?.map(({ rel }) => rel)).toEqual(['alternate', 'via', 'enclosure']);
  });

  test('FreshRSS makes XML of JSON: no `]]>` in content, no `&` or `<` in tags, a url always', () => {
    const { json } = read({ summary: 'a ]]> b', body: '`]]>` <i title="]]>">x</i>', tags: [tag('R&D <x>')] });
    expect(json?.content_html).not.toContain(']]>');
    expect(json?.summary).not.toContain(']]>');
    expect(json?.tags?.map((label) => label.normalize('NFKC'))).toEqual(['R&D <x>']);
    expect(json?.tags?.join('')).not.toMatch(/[&<]/);
    expect(json?.url).toBe('https://example.org/articles/ferry');
  });

  test('a fraction in `duration_in_seconds` makes gofeed refuse the whole feed', () => {
    const attachments = [{ url: 'https://example.org/media/tide.mp3', type: 'audio/mpeg', duration: 61.4 }];
    expect(read({ attachments }).json?.attachments?.[0]?.duration_in_seconds).toBe(61);
  });

  test('Atom authors have names and addresses, no e-mail', () => {
    expect(partsOf({ authors: [{ name: 'Ada', slug: 'ada', url: 'mailto:ada@example.org' }] }).atom).toContain(
      '<author><name>Ada</name></author>',
    );
  });

  test('a category has a term in Atom, and is text in RSS', () => {
    const { parts } = read({ tags: [{ slug: 'tide-tables', label: 'Tide tables' }] });
    expect(parts.rss).toContain('<category>Tide tables</category>');
    expect(parts.atom).toContain(' term="Tide tables"');
  });

  test('R11: no link of an Atom entry leads to another article, which ruby-feedparser takes for its address', () => {
    const other = { id: 'other', slug: 'other', url: 'https://example.org/articles/other' };
    const { atom: head } = partsOf({ related: ['other'] }, () => other);
    expect([...head.matchAll(/<link rel="(\w+)"/g)].map(([, rel]) => rel)).toEqual(['alternate']);
    expect(head).toContain(`<dc:relation>${other.url}</dc:relation>`);
  });

  test.each(['Vladimir Putin', 'C++', 'Fish & Chips', 'a "quoted" label', '潮汐'])(
    'R4: the term of the tag %s in Atom is its label, and the scheme is the address of our tags',
    (label) => {
      const { atom } = read({ tags: [{ slug: 'a-tag', label }] });
      expect(atom?.categories).toEqual([{ term: label, scheme: 'https://example.org/tags/', label }]);
    },
  );

  test('R1: a moment before 1970 is no pubDate of RSS, and stays in Atom and JSON Feed', () => {
    const early = { published: -1, updated: -1 };
    const { parts, atom, json } = read(early);
    expect(parts.rss).not.toMatch(/<pubDate>|<atom:updated>/);
    expect([atom?.published, json?.date_published]).toEqual(['1969-12-31T23:59:59Z', '1969-12-31T23:59:59Z']);
    expect(read({ published: 0, updated: 0 }).parts.rss).toContain('<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>');
  });

  test('R2: an item has few references, of which some parsers refuse more than a thousand in a document', () => {
    const hard = '"A" & B > "c" < d';
    const article: Partial<Article> = {
      id: `<${hard}@mail>`,
      title: hard,
      summary: hard,
      location: hard,
      rights: hard,
      body: `${'One "paragraph" & <b>more</b>.\n\n'.repeat(260)}${hard}`,
      tags: [tag('a "quoted" label'), tag('""""')],
      authors: [{ name: hard, slug: 'x' }],
      image: { url: 'https://example.org/a.jpg?b="c"&d=<e>', alt: hard },
      attachments: [{ url: 'https://example.org/a.mp3?b&c', type: 'audio/mpeg', title: hard }],
      source: { name: hard, label: hard, slug: 'x' },
      url: 'https://example.org/?a&b="c"',
    };
    for (const format of ['rss', 'atom'] as const) {
      const item = fragment(format, partsOf(article));
      // Outside CDATA, in one of 100 articles. They don't count ampersands.
      const counted = item.replace(/<!\[CDATA\[.*?\]\]>/gs, '').match(/&(?!amp;|#x26;)[#\w]+;/g) ?? [];
      expect(counted.length).toBeLessThanOrEqual(9);
    }
  });

  test.each([
    ['AT&T', '<![CDATA[AT&T]]>'],
    ['1 < 2 > 0', '<![CDATA[1 < 2 > 0]]>'],
    ['The <b> tag', 'The &#x3C;b&gt; tag'],
    ['Ends ]]> so', 'Ends ]]&gt; so'],
    ['&amp; and &#38;', '&#x26;amp; and &#x26;#38;'],
    ['It is "plain"', 'It is "plain"'],
  ])('R2: the title %s is written as most parsers read it', (title, written) => {
    const { parts } = read({ title });
    expect(parts.rss).toContain(`<title>${written}</title>`);
    expect(parts.atom).toContain(`<title type="text">${written}</title>`);
  });

  test.each([
    ['42 first post', 'tag:example.org,2026:42%20first%20post'],
    ['first', 'tag:example.org,2026:first'],
    ['/p/1?a=ü', 'tag:example.org,2026:%2Fp%2F1%3Fa%3D%C3%BC'],
    ['http://[', 'tag:example.org,2026:http%3A%2F%2F%5B'],
    ['note: a thought', 'tag:example.org,2026:note%3A%20a%20thought'],
  ])('R3: the id %s is that of RSS and JSON Feed, and a tag: URI in Atom', (id, uri) => {
    const { rss, atom, json } = read({ id });
    expect([rss?.guid?.value, json?.id, atom?.id]).toEqual([id, id, uri]);
  });

  test.each(['urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a', 'https://example.org/?p=1', 'tag:a.example,2020:ü'])(
    'R3: the id %s is a URI, and the same in Atom',
    (id) => expect(read({ id }).atom?.id).toBe(id),
  );

  test.each([
    ['a]]>b', 'a]]＞b'],
    [']]>', ']]＞'],
    [']]>]]>', ']]＞]]＞'],
    ['<![CDATA[x]]>', '＜![CDATA[x]]＞'],
    ['a > b]]', 'a > b]]'],
  ])('R7: the tag %s ends no CDATA section in a reader that converts JSON Feed to XML', (label, shown) => {
    const { json } = read({ tags: [{ slug: 'a-tag', label }] });
    expect(json?.tags).toEqual([shown]);
  });

  test('an item of RSS has one enclosure, what is to be heard before what is to be read', () => {
    const attachments = [
      { url: 'https://example.org/media/tide.pdf', type: 'application/pdf', length: 5 },
      { url: 'https://example.org/media/tide.mp3', type: 'audio/mpeg', length: 6 },
    ];
    const { rss, atom, json, parts } = read({ attachments });
    expect(rss?.enclosures?.map(({ url }) => url)).toEqual(['https://example.org/media/tide.mp3']);
    expect(parts.rss).toContain(
      '<media:content url="https://example.org/media/tide.pdf" type="application/pdf" fileSize="5"/>',
    );
    expect(atom?.links?.filter(({ rel }) => rel === 'enclosure')).toHaveLength(2);
    expect(json?.attachments).toHaveLength(2);
  });
});
