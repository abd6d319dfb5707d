import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Reader, Refusal } from '../../src/import/reader.ts';
import { exportKinds } from '../../src/import/kinds.ts';
import { readFeed } from '../../src/import/feed/feed.ts';
import { readWordPress } from '../../src/import/wordpress/wordpress.ts';

const feeds = [
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel><title>T</title><link>https://e.org/</link><item><title>Küste &amp; Meer</title><guid isPermaLink="false">a</guid><dc:creator>Ann</dc:creator>
  <pubDate>Mon, 3 Mar 2014 08:00:00 +0100</pubDate><description><![CDATA[<p>x <b>y</b></p>]]></description><enclosure url="/a.mp3" length="1" type="audio/mpeg"/>
  <media:group><media:content url="b.mp4" type="video/mp4"/></media:group></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/"><title type="html">T &lt;i&gt;</title><entry><id>b</id><title>E</title><link href="x"/>
  <author><name>Bob</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>z<br/></p></div></content><updated>2014-03-03T08:00:00Z</updated></entry></feed>`,
  `{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"c","content_html":"<p>x</p>","tags":["a"],"attachments":[{"url":"https://e.org/a","mime_type":"a/b"}]}]}`,
  `<rss><channel><wp:author><wp:author_login>a</wp:author_login></wp:author><item><title>W</title><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
  <wp:post_date>2011-01-18 07:40:14</wp:post_date><content:encoded><![CDATA[<!-- wp:x {"a":1} --><p>[caption id=1]<img src=a> c[/caption]</p><!-- /wp:x -->]]></content:encoded></item></channel></rss>`,
];

/** The same for messages and exports of services, as short as they can be. */
const exported = [
  `{"db":[{"meta":{"version":"5"},"data":{"posts":[{"id":"1","title":"T","slug":"t","html":"<p>x <img src='a.png'></p>","status":"draft","published_at":"2024-01-02T03:04:05Z"}],"tags":[{"id":"a","name":"A"}],"posts_tags":[{"post_id":"1","tag_id":"a"}]}}]}`,
  `<html><body><article class="h-entry"><h1 class="p-name">T</h1><section class="e-content"><p>x</p></section><footer><a class="p-author">Ann</a><time class="dt-published" datetime="2024-01-02T03:04:05Z"></time></footer></article></body></html>`,
  `<html><body><h1>T</h1><p>x</p><div id="footer"><span id="timestamp"> March 3rd, 2014 8:00am </span><span class="tag">a</span></div></body></html>`,
  'AUTHOR: Ann\nTITLE: T\nDATE: 01/02/2024 03:04:05 AM\nTAGS: "a b",c\n-----\nBODY:\nx\n\ny\n-----\nEXCERPT:\n\n-----\n--------\nTITLE: U\n-----\nBODY:\nz\n-----\n--------\n',
  '# T\n\nDate: March 3, 2024\nTags: a, b\n\nx [y](Z%20aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md) ![p](q.png)\n',
  '<en-export><note><title>T</title><created>20240102T030405Z</created><tag>a</tag><content><![CDATA[<en-note>x<en-todo checked="true"/><en-media hash="a" type="image/png"/></en-note>]]></content><resource><data encoding="base64">aaaa</data><mime>image/png</mime></resource></note></en-export>',
  '[{"title":"T","body_markdown":"---\\na: b\\n---\\n{% embed https://e.org %} x","published":true,"published_at":"2024-01-02T03:04:05Z","cached_tag_list":"a, b","slug":"t-1a2"}]',
  '{"posts":[{"title":"T","contentMarkdown":"%[https://e.org] x","dateAdded":"2024-01-02T03:04:05Z","tags":[{"name":"a"}],"isActive":false}]}',
  '{"@context":"x","orderedItems":[{"type":"Create","to":"as:Public","object":{"type":"Note","id":"1","content":"<p>x</p>","published":"2024-01-02T03:04:05Z","attachment":[{"mediaType":"image/png","url":"/a.png"}]}}]}',
  'window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"x https://t.co/a","created_at":"Wed Mar 06 08:00:00 +0000 2024","entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://e.org"}]}}}]',
  '[{"slug":"t","savedAt":"x","url":"https://e.org","state":"x","title":"T"}]',
  'From a@b.c Mon Jan  1 10:00:00 2024\nFrom: Ann Lee <ann@b.c>\nSubject: =?utf-8?q?T=C3=A9?=\nDate: 1 Jan 2024 10:00 +0000\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x <a href="https://e.org/?utm_source=a">y</a> <img src="cid:a"></p>\n--b\nContent-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\naaaa\n--b--\n',
];

/** Pieces that hurt, put anywhere. */
const piece = fc.oneof(
  fc.constantFrom(
    ...'< > </ <a> </a> <item> </item> <![CDATA[ ]]> <!-- --> & &#0; &#x110000; &lt; " \' { } [ ] , : \\ \0 \ufeff <?xml <!DOCTYPE'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const wound = fc.record({ at: fc.nat(2000), cut: fc.nat(60), piece });
const damaged = fc
  .record({
    feed: fc.constantFrom(...feeds, ...exported),
    wounds: fc.array(wound, { minLength: 1, maxLength: 6 }),
    end: fc.nat(3000),
  })
  .map(({ feed, wounds, end }) => {
    let text = feed;
    for (const { at, cut, piece: inserted } of wounds) {
      const place = at % text.length;
      text = text.slice(0, place) + inserted + text.slice(place + cut);
    }
    return text.slice(0, Math.max(1, end));
  });
const bytes = fc.oneof(
  damaged.map((text) => new TextEncoder().encode(text)),
  damaged.map((text) => new Uint8Array(Buffer.from(text, 'utf16le'))),
  damaged.map((text) => new Uint8Array(Buffer.from(text, 'latin1'))),
  fc.uint8Array({ maxLength: 200 }),
);

const readers: Readonly<Record<string, Reader>> = { feed: readFeed, wordpress: readWordPress };

test.each(Object.entries(readers))(
  'no damage makes the reader of %s fail: it reads what it can, or refuses',
  async (_, reader) => {
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        try {
          const candidates = await reader(input, { file: 'feed' });
          expect(candidates.length).toBeGreaterThan(0);
          const keys = candidates.map(({ entry }) => entry);
          expect(new Set(keys).size).toBe(keys.length);
          const ids = candidates.flatMap(({ id }) => id ?? []);
          expect(new Set(ids).size).toBe(ids.length);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  },
);

/** Without those that hand the text on to the readers of pages and Markdown. */
const kindsOfExports = exportKinds.filter(({ name }) => name !== 'obsidian' && name !== 'mhtml');

test.each(kindsOfExports)(
  'no damage makes the reader of $name fail: it reads what it can, or refuses',
  async ({ load }) => {
    const reader = await load();
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        try {
          const candidates = await reader(input, { file: 'export', root: '/nowhere' });
          const keys = candidates.map(({ entry }) => entry);
          if (keys.length > 1) expect(new Set(keys).size).toBe(keys.length);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  },
);
