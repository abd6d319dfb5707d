import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/article/candidate.ts';
import { readFeed } from '../../../src/import/feed/feed.ts';

async function read(feed: string | Uint8Array): Promise<readonly Candidate[]> {
  const bytes = typeof feed === 'string' ? new TextEncoder().encode(feed) : feed;
  return readFeed(bytes, { file: 'feed.xml' });
}

const item = '<item><title>Tide</title><guid>g</guid><link>https://e.org/1</link></item>';
const feed = `<rss version="2.0"><channel><title>T</title>${item}</channel></rss>`;
const titles = (candidates: readonly Candidate[]) => candidates.map(({ fields }) => fields.title?.value);

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('a damaged feed', () => {
  it.each([
    ['white space before the declaration', `\n\n  <?xml version="1.0"?>${feed}`],
    ['several byte-order marks', `\ufeff\ufeff<?xml version="1.0"?>${feed}`],
    [
      'the output of a broken script before it',
      `<br />\n<b>Warning</b>: file.php line 3\n<?xml version="1.0"?>${feed}`,
    ],
    ['text behind it', `${feed}\n<!-- 0.3 s --> done`],
    ['a page around it', `<html><body>${feed}</body></html>`],
    ['no end', `<rss version="2.0"><channel><title>T</title>${item}`],
    ['crossed ends', `<rss version="2.0"><channel><title>T</channel>${item}</rss>`],
    ['no channel', `<rss version="2.0">${item}</rss>`],
    ['capital letters', feed.replace(/<(\/?)(rss|channel|item|title|guid|link)/g, (tag) => tag.toUpperCase())],
    ['an encoding that nobody knows', `<?xml version="1.0" encoding="x-unheard-of"?>${feed}`],
    ['a wrong default namespace', feed.replace('<rss', '<rss xmlns="http://www.w3.org/2005/Atom"')],
    ['stray control characters', feed.replace('Tide', 'Ti\u0000\u000bd\u0008e')],
    ['references to control characters', feed.replace('Tide', 'Ti&#1;d&#x1f;e')],
  ])('is read with %s', async (_, text) => {
    const candidates = await read(text);
    expect(titles(candidates)).toEqual(['Tide']);
    expect(candidates[0]?.id).toBe('g');
  });

  it('knows references to entities that nobody declared, and bare ampersands', async () => {
    const [candidate] = await read(
      feed.replace('Tide', 'Q&A &nbsp; caf&eacute; &copy; &bogus; x&y=1').replace('/1', '/?a=1&b=2&copy=3'),
    );
    expect(candidate?.fields.title?.value).toBe('Q&A café © &bogus; x&y=1');
    expect(candidate?.fields.url?.value).toBe('https://e.org/?a=1&b=2&copy=3');
  });

  it('expands the entities that a document declares, once', async () => {
    const [candidate] = await read(
      `<!DOCTYPE rss [<!ENTITY sea "North Sea"><!ENTITY all "&sea;&sea;">]>${feed.replace('Tide', '&sea; &all;')}`,
    );
    expect(candidate?.fields.title?.value).toBe('North Sea &sea;&sea;');
  });

  it('knows prefixes that nobody declared', async () => {
    const [candidate] = await read(
      feed.replace(
        '<guid>',
        '<dc:creator>Ann</dc:creator><content:encoded><![CDATA[<p>Hi</p>]]></content:encoded><guid>',
      ),
    );
    expect([candidate?.fields.authors?.value, candidate?.body]).toEqual([[{ name: 'Ann' }], 'Hi']);
  });

  it('knows vocabularies by their names, not by their prefixes', async () => {
    const [candidate] = await read(
      feed
        .replace('<rss', '<rss xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:dc="http://purl.org/dc/terms/"')
        .replace('<guid>', '<d:creator>Ann</d:creator><dc:modified>2014-01-01</dc:modified><guid>'),
    );
    expect(candidate?.fields.authors?.value).toEqual([{ name: 'Ann' }]);
    expect(candidate?.fields.published?.where).toContain('dcterms:modified');
  });

  it('reads markup that stands bare where escaped markup belongs, and says that it is damaged', async () => {
    const [candidate] = await read(
      feed.replace('<guid>', '<description>High <b>tide</b><br>at noon or later<p>Mind it</description><guid>'),
    );
    expect(candidate?.body).toBe('High **tide**\\\nat noon or later\n\nMind it');
    expect(candidate?.problems).toMatchObject([{ rule: 'not-well-formed', severity: 'warning' }]);
  });

  it('reads XHTML in RSS', async () => {
    const body = '<body xmlns="http://www.w3.org/1999/xhtml"><p>High <b>tide</b></p></body>';
    expect((await read(feed.replace('<guid>', `${body}<guid>`)))[0]?.body).toBe('High **tide**');
  });

  it('reads what is cut off in the middle of an entry', async () => {
    const candidates = await read(`<rss><channel>${item}<item><title>Ebb</title><description>It has just be`);
    expect(titles(candidates)).toEqual(['Tide', 'Ebb']);
    expect(candidates[1]?.body).toBe('It has just be');
  });

  it('tells entries apart that nobody ended', async () => {
    const open = (title: string) => `<item><title>${title}</title><guid>${title}</guid>`;
    const candidates = await read(`<rss><channel>${open('Tide')}${open('Ebb')}${open('Flood')}</channel></rss>`);
    expect(titles(candidates)).toEqual(['Tide', 'Ebb', 'Flood']);
  });

  it('reports addresses that lead nowhere, keeping the page as written', async () => {
    const [candidate] = await read(
      feed.replace('https://e.org/1', '/1').replace('<guid>', '<enclosure url="a.mp3"/><guid>'),
    );
    expect(candidate?.fields.url).toMatchObject({ value: '/1', sure: 0.3 });
    expect(candidate?.fields.attachments).toBeUndefined();
    expect(candidate?.problems.map(({ rule }) => rule)).toEqual(['relative-address', 'relative-address']);
  });

  it('reads bytes in their real encoding', async () => {
    const declared = (encoding: string, text: string) =>
      `<?xml version="1.0" encoding="${encoding}"?>${feed.replace('Tide', text)}`;
    expect(titles(await read(latin1(declared('iso-8859-1', 'Tr\xe4ge \x96 K\xfcste'))))).toEqual(['Träge – Küste']);
    expect(titles(await read(declared('iso-8859-1', 'Träge Küste')))).toEqual(['Träge Küste']);
    expect(titles(await read(Buffer.from(`\ufeff${feed.replace('Tide', 'Küste')}`, 'utf16le')))).toEqual(['Küste']);
    expect(titles(await read(latin1(declared('utf-8', 'Tr\xe4ge K\xfcste'))))).toEqual(['Träge Küste']);
  });
});
