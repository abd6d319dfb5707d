import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/article/candidate.ts';
import { Refusal } from '../../../src/import/reader.ts';
import { readFeed } from '../../../src/import/feed/feed.ts';

async function read(text: string): Promise<readonly Candidate[]> {
  return readFeed(new TextEncoder().encode(text), { file: 'feed' });
}

/** The values alone. */
function values({ fields }: Candidate): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

async function only(text: string): Promise<Candidate> {
  const [candidate, ...others] = await read(text);
  expect(others).toEqual([]);
  return candidate as Candidate;
}

const rss = (item: string, head = '') =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom">
    <channel><title>River News</title><link>https://example.org/</link>${head}<item>${item}</item></channel></rss>`;
const atom = (entry: string, head = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>River News</title>${head}<entry>${entry}</entry></feed>`;

const titleOf = async (written: string) => (await only(rss(`<title>${written}</title>`))).fields.title?.value;

describe('RSS 2.0', () => {
  it('gives all fields, each with its place', async () => {
    const candidate = await only(
      rss(
        `<title>The ferry is back</title><link>https://example.org/ferry</link><guid isPermaLink="false"> ferry-1 </guid>
        <pubDate>Mon, 3 Mar 2014 08:00:00 +0100</pubDate><category>Ships</category><category>ships</category>
        <dc:creator>Ann Lee</dc:creator><author>bob@example.org (Bob Ray)</author>
        <description>Twice a day.</description><content:encoded><![CDATA[<p>It <b>sails</b> <a href="/again">again</a>.</p>]]></content:encoded>
        <enclosure url="https://example.org/horn.mp3" length="1234" type="audio/x-horn"/><itunes:duration>1:02</itunes:duration>
        <media:content url="https://example.org/ferry.jpg" medium="image" width="640" height="480"/>
        <source url="https://paper.example/rss">The Paper</source><dc:rights>© Ann</dc:rights>`,
        '<language>en-gb</language>',
      ),
    );
    expect(values(candidate)).toEqual({
      title: 'The ferry is back',
      published: '2014-03-03T08:00:00+01:00',
      authors: [{ name: 'Bob Ray' }, { name: 'Ann Lee' }],
      tags: ['Ships'],
      language: 'en-GB',
      summary: 'Twice a day.',
      source: { name: 'The Paper', url: 'https://paper.example/rss' },
      url: 'https://example.org/ferry',
      image: { url: 'https://example.org/ferry.jpg', width: 640, height: 480 },
      attachments: [{ url: 'https://example.org/horn.mp3', type: 'audio/x-horn', length: 1234, duration: 62 }],
      rights: '© Ann',
    });
    expect(candidate.id).toBe('ferry-1');
    expect(candidate.body).toBe('It **sails** [again](https://example.org/again).');
    expect(candidate.fields.authors?.where).toBe('author, dc:creator');
    expect(candidate.fields.language?.where).toBe('language');
    expect(candidate.problems).toEqual([]);
  });

  it('takes a guid for the page unless it says that it is none', async () => {
    const { fields, id } = await only(rss('<title>A</title><guid>https://example.org/?p=1&amp;x=2</guid>'));
    expect([id, fields.url?.value]).toEqual(['https://example.org/?p=1&x=2', 'https://example.org/?p=1&x=2']);
    const other = await only(rss('<title>A</title><guid isPermaLink="false">https://example.org/1</guid>'));
    expect(other.fields.url).toBeUndefined();
  });

  it('reads titles that are escaped twice, and titles that speak of markup', async () => {
    expect(await titleOf('Salt &amp; Sand')).toBe('Salt & Sand');
    expect(await titleOf('Salt &amp;amp; Sand &amp;#8217;s')).toBe('Salt & Sand ’s');
    expect(await titleOf('&lt;em&gt;Old&lt;/em&gt; boats')).toBe('Old boats');
    expect(await titleOf('What &lt;b&gt; does')).toBe('What <b> does');
    expect(await titleOf('If a &lt; b')).toBe('If a < b');
  });

  it('has the description as text where there is no other', async () => {
    const { fields, body } = await only(rss('<title>A</title><description>&lt;p&gt;One&lt;/p&gt;</description>'));
    expect([body, fields.summary]).toEqual(['One', undefined]);
  });

  it('takes one representation of a media group, and no Flash player', async () => {
    const { fields } = await only(
      rss(`<title>A</title><media:group><media:content url="https://e.org/a.webm" type="video/webm"/>
        <media:content url="https://e.org/a.mp4" type="video/mp4" isDefault="true"/><media:thumbnail url="https://e.org/t.jpg"/></media:group>
        <media:content url="https://e.org/p.swf" type="application/x-shockwave-flash"/>`),
    );
    expect(fields.attachments?.value).toEqual([{ url: 'https://e.org/a.mp4', type: 'video/mp4' }]);
    expect(fields.image?.value).toEqual({ url: 'https://e.org/t.jpg' });
  });

  it('tells the type of a file by its ending only where none is stated', async () => {
    const { fields } = await only(
      rss(`<enclosure url="https://e.org/a.mp3"/><enclosure url="https://e.org/b.mp3" type="audio/odd" length="0"/>
        <enclosure url="https://e.org/c" type=""/>`),
    );
    expect(fields.attachments?.value).toEqual([
      { url: 'https://e.org/a.mp3', type: 'audio/mpeg' },
      { url: 'https://e.org/b.mp3', type: 'audio/odd' },
      { url: 'https://e.org/c', type: 'application/octet-stream' },
    ]);
  });

  it('reports a date that names no day, and takes the next that does', async () => {
    const candidate = await only(rss('<title>A</title><pubDate>soon</pubDate><dc:date>2015-01-02</dc:date>'));
    expect(candidate.fields.published).toMatchObject({ value: '2015-01-02', where: 'dc:date' });
    expect(candidate.problems).toMatchObject([{ rule: 'wrong-date', message: expect.stringContaining('soon') }]);
  });

  it('makes a slug of the first words of an entry without a title, and no title', async () => {
    const note = rss('<description>Low water. No ferry.</description><pubDate>Mon, 3 Mar 2014 08:00:00 GMT</pubDate>');
    expect((await only(note)).fields.title).toBeUndefined();
    expect((await only(note)).slug).toBe('low-water');
  });
});

describe('older RSS', () => {
  it('reads RSS 1.0, its items beside the channel, about as ids', async () => {
    const candidates =
      await read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://e.org/"><title>R</title><link>https://e.org/</link>
      <items><rdf:Seq><rdf:li rdf:resource="https://e.org/1"/></rdf:Seq></items><dc:language>de</dc:language></channel>
      <item rdf:about="https://e.org/1"><title>One</title><link>https://e.org/1.html</link><dc:date>2004-05-06T07:08:09Z</dc:date>
      <dc:subject>a, b</dc:subject></item><item rdf:about="https://e.org/2"><title>Two, not in the list</title></item></rdf:RDF>`);
    expect(candidates.map(({ id }) => id)).toEqual(['https://e.org/1', 'https://e.org/2']);
    expect(values(candidates[0] as Candidate)).toMatchObject({
      title: 'One',
      url: 'https://e.org/1.html',
      published: '2004-05-06T07:08:09Z',
      tags: ['a', 'b'],
      language: 'de',
      source: { name: 'R', url: 'https://e.org/' },
    });
  });

  it('reads RSS 0.90 and 0.91', async () => {
    const netscape = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
      <channel><title>N</title></channel><item><title>One</title><link>https://e.org/1</link></item></rdf:RDF>`;
    expect(values(await only(netscape))).toMatchObject({
      title: 'One',
      url: 'https://e.org/1',
      source: { name: 'N' },
    });
    const old = `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss-0.91.dtd">
      <rss version="0.91"><channel><title>O</title><item><title>Caf&eacute;</title></item></channel></rss>`;
    expect(values(await only(old))).toMatchObject({ title: 'Café' });
  });
});

const version = (day: string) =>
  `<entry><id>a</id><title>${day}</title><link href="https://e.org/a"/><published>2014-01-01T00:00:00Z</published><updated>2014-01-${day}T00:00:00Z</updated></entry>`;

const entryAt = (page: string) => `<entry><id>a</id><title>${page}</title><link href="https://e.org/${page}"/></entry>`;

const kind = (name: string) =>
  `<entry><title>${name}</title><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/></entry>`;

describe('Atom', () => {
  it('reads an entry with its types of text', async () => {
    const entry = await only(
      atom(
        `<id>urn:ferry</id><title type="html">Salt &amp;amp; &lt;i&gt;Sand&lt;/i&gt;</title>
        <link rel="enclosure" href="https://e.org/a.ogg" type="audio/ogg" length="9" title="Horn"/><link href="/ferry"/>
        <published>2014-03-03T08:00:00Z</published><updated>2014-03-04T08:00:00Z</updated>
        <author><name>Ann</name><uri>/ann</uri></author><category term="ships" label="Ships"/>
        <summary>a &lt; b</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x<br/>y <a href="z">z</a></p></div></content>`,
        '<link rel="self" href="https://e.org/feed"/><link href="https://e.org/"/>',
      ),
    );
    expect(values(entry)).toMatchObject({
      title: 'Salt & Sand',
      url: 'https://e.org/ferry',
      published: '2014-03-03T08:00:00Z',
      updated: '2014-03-04T08:00:00Z',
      authors: [{ name: 'Ann', url: 'https://e.org/ann' }],
      tags: ['Ships'],
      summary: 'a < b',
      attachments: [{ url: 'https://e.org/a.ogg', type: 'audio/ogg', length: 9, title: 'Horn' }],
    });
    expect(entry.id).toBe('urn:ferry');
    expect(entry.body).toBe('x\\\ny [z](https://e.org/z)');
  });

  it('resolves by xml:base, however deep, and reads a prefixed document', async () => {
    const { fields, body } = await only(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://e.org/x/">
      <a:entry xml:base="y/"><a:link href="1"/><a:title>T</a:title><a:content type="xhtml" xml:base="z/">
      <h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:a href="2">l</h:a></h:div></a:content></a:entry></a:feed>`);
    expect(fields.url?.value).toBe('https://e.org/x/y/1');
    expect(body).toBe('[l](https://e.org/x/y/z/2)');
  });

  it('reads links with white space in their attributes, and leaves out entries that state nothing', async () => {
    const candidates = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><link rel=" self " href=" https://e.org/feed "/><link href=" https://e.org/ "/><title>T</title>' +
        '<entry><title>A</title><link rel=" alternate " href=" https://e.org/a "/></entry><entry><contributor><name>Ann</name></contributor></entry></feed>',
    );
    expect(candidates.map(({ fields }) => [fields.title?.value, fields.url?.value, fields.source?.value.url])).toEqual([
      ['A', 'https://e.org/a', 'https://e.org/'],
    ]);
  });

  it('infers the day from a change where no publication is stated', async () => {
    const { fields } = await only(atom('<id>a</id><title>A</title><updated>2014-03-04T08:00:00Z</updated>'));
    expect(fields.published).toMatchObject({ value: '2014-03-04T08:00:00Z', inferred: true });
    expect(fields.updated).toBeUndefined();
  });

  it('inherits authors from the source, else from the feed', async () => {
    const feed = '<author><name>Editor</name></author>';
    const source = '<source><title>Origin</title><author><name>Writer</name></author></source>';
    const people = async (entry: string) => (await only(atom(`<title>A</title>${entry}`, feed))).fields.authors?.value;
    expect(await people('')).toEqual([{ name: 'Editor' }]);
    expect(await people(source)).toEqual([{ name: 'Writer' }]);
  });

  it('takes content that can be read before content that cannot', async () => {
    const { body } = await only(
      atom('<title>A</title><content type="image/png">AAAA</content><content type="text">Plain</content>'),
    );
    expect(body).toBe('Plain');
  });

  it('reads the modes and names of Atom 0.3', async () => {
    const { fields, body } = await only(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>
      <title mode="escaped" type="text/html">A &lt;i>b&lt;/i></title><issued>2004-02-01T10:00:00+01:00</issued>
      <modified>2004-02-02T10:00:00+01:00</modified><created>2004-01-01T10:00:00Z</created>
      <content type="text/html" mode="base64">PHA+SGkgPGI+eW91PC9iPjwvcD4=</content></entry></feed>`);
    expect([fields.title?.value, body]).toEqual(['A b', 'Hi **you**']);
    expect([fields.published?.value, fields.updated?.value]).toEqual([
      '2004-02-01T10:00:00+01:00',
      '2004-02-02T10:00:00+01:00',
    ]);
  });

  it('keeps the newest of several versions of an entry', async () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom">${version('02')}${version('04')}${version('03')}</feed>`;
    expect((await only(feed)).fields.title?.value).toBe('04');
  });

  it('lets only the first keep an id that several articles share', async () => {
    const [first, second] = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom">${entryAt('x')}${entryAt('y')}</feed>`,
    );
    expect([first?.id, second?.id, second?.entry]).toEqual(['a', undefined, 'https://e.org/y']);
    expect(second?.problems).toMatchObject([{ rule: 'shared-id' }]);
  });

  it('believes a draft in what editors see, not in what is public', async () => {
    const draft = '<app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control>';
    const published = await only(atom(`<title>A</title>${draft}`));
    expect([published.draft, published.problems.map(({ rule }) => rule)]).toEqual([undefined, ['draft-in-public']]);
    const edited = await only(atom(`<title>A</title><link rel="edit" href="https://e.org/edit/1"/>${draft}`));
    expect(edited.draft).toBe(true);
  });

  it('takes the posts out of an export of Blogger', async () => {
    const old = `<feed xmlns="http://www.w3.org/2005/Atom">${kind('post')}${kind('comment')}${kind('page')}</feed>`;
    const [post, ...others] = await read(old);
    expect([post?.fields.title?.value, others, post?.fields.tags]).toEqual(['post', [], undefined]);
    expect(post?.problems).toMatchObject([{ rule: 'left-out', severity: 'note' }]);
    const today = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018">
      <entry><title>P</title><blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status></entry></feed>`;
    expect((await only(today)).draft).toBe(true);
  });
});

describe('JSON Feed', () => {
  it('reads 1.1 and 1, with numbers for ids', async () => {
    const [first, second] = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        language: 'en',
        authors: [{ name: 'Editor' }],
        items: [
          {
            id: 7,
            url: 'https://e.org/7',
            title: 'If a < b & c',
            content_html: '<p>x <em>y</em></p>',
            summary: 's',
            date_published: '2010-02-07T14:04:00-05:00',
            date_modified: '2010-02-08T14:04:00-05:00',
            tags: ['t'],
            author: { name: 'Ann', url: 'https://e.org/ann' },
            image: 'https://e.org/i.png',
            attachments: [
              {
                url: 'https://e.org/a.mp3',
                mime_type: 'audio/mpeg',
                size_in_bytes: 5,
                duration_in_seconds: 6.6,
              },
            ],
          },
          { id: 'b', content_text: 'One & two\n\nThree' },
        ],
      }),
    );
    expect(first?.id).toBe('7');
    expect(values(first as Candidate)).toEqual({
      title: 'If a < b & c',
      url: 'https://e.org/7',
      published: '2010-02-07T14:04:00-05:00',
      updated: '2010-02-08T14:04:00-05:00',
      authors: [{ name: 'Ann', url: 'https://e.org/ann' }],
      tags: ['t'],
      language: 'en',
      summary: 's',
      source: { name: 'J' },
      image: { url: 'https://e.org/i.png' },
      attachments: [{ url: 'https://e.org/a.mp3', type: 'audio/mpeg', length: 5, duration: 7 }],
    });
    expect(second?.fields.authors?.value).toEqual([{ name: 'Editor' }]);
    expect(second?.body.split('\n\n')).toHaveLength(2);
  });

  const json = (version: unknown, ...titles: readonly string[]): string =>
    JSON.stringify({
      version,
      title: 'J',
      items: titles.map((title, i) => ({ id: `${i}`, title, content_html: '<p>x</p>' })),
    });
  const titlesIn = async (text: string) => (await read(text)).map(({ fields }) => fields.title?.value);

  it.each([
    [['Rock &#8217;n&#8217; Roll'], ['Rock ’n’ Roll']],
    [
      ['Salt &amp; sand', 'Plain'],
      ['Salt & sand', 'Plain'],
    ],
    [['&ldquo;Quiet&rdquo; &#x2013; no'], ['“Quiet” – no']],
    [['Fish&nbsp;&hellip; chips'], ['Fish … chips']],
    // One text with a bare sign shows that the program escapes nothing.
    [
      ['What &amp; means in HTML', 'Salt & sand'],
      ['What &amp; means in HTML', 'Salt & sand'],
    ],
    [
      ['&lt;b&gt; is for bold', 'The <b> tag'],
      ['&lt;b&gt; is for bold', 'The <b> tag'],
    ],
  ])('P13: titles with references %j are %j', async (written, titles) => {
    expect(await titlesIn(json('https://jsonfeed.org/version/1.1', ...written))).toEqual(titles);
  });

  it('P13: a slug has no reference in it', async () => {
    const [candidate] = await read(json('https://jsonfeed.org/version/1', 'Rock &#8217;n&#8217; Roll'));
    expect(candidate?.fields.title?.value).toBe('Rock ’n’ Roll');
    expect(candidate?.slug).toBeUndefined();
  });

  it.each(['1.1', '1', 1, 'https://jsonfeed.org/version/2', undefined])(
    'P13: a feed of version %j is read',
    async (version) => {
      expect(await titlesIn(json(version, 'Tide'))).toEqual(['Tide']);
    },
  );

  it('P13: titles of Atom that are plain text and escaped twice', async () => {
    const { fields } = await only(atom('<id>a</id><title>Rock &amp;#8217;n&amp;#8217; Roll</title>'));
    expect(fields.title?.value).toBe('Rock ’n’ Roll');
  });

  it('mends commas and control characters that JSON forbids', async () => {
    const text =
      '\ufeff{"version":"https://jsonfeed.org/version/1","title":"J","items":[{"id":"a","title":"x\ty",},],}';
    expect((await only(text)).fields.title?.value).toBe('x y');
  });
});

describe('what is no feed', () => {
  it.each([
    ['a page', '<!DOCTYPE html><html><head><title>x</title></head><body><p>Hello</p></body></html>'],
    ['a text', 'Hello'],
    ['other JSON', '{"items":[1,2]}'],
    ['JSON with items that are no entries', '{"items":[{"sku":1}]}'],
    ['other XML', '<?xml version="1.0"?><opml version="2.0"><body/></opml>'],
    ['nothing', ''],
  ])('refuses %s politely', async (_, text) => {
    const refusal = await read(text).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).problems).toMatchObject([{ rule: 'no-feed', file: 'feed', severity: 'error' }]);
  });

  it('says of an empty feed that it is one', async () => {
    const refusal = await read('<rss version="2.0"><channel><title>Quiet</title></channel></rss>').catch(
      (error: unknown) => error,
    );
    expect((refusal as Refusal).problems).toMatchObject([{ rule: 'no-entries', severity: 'note' }]);
    expect((refusal as Refusal).message).toContain('Quiet');
  });
});
