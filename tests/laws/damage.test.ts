import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Reader, Refusal } from '../../src/import/reader.ts';
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
    feed: fc.constantFrom(...feeds),
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
