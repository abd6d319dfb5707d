import { expect, test } from 'vitest';
import { detect } from '../../src/import/detect.ts';
import { costOf } from '../cost.ts';

const kindOf = (text: string, file: string): unknown => {
  const found = detect(new TextEncoder().encode(text), file);
  return 'kind' in found ? found.kind : found.problem.rule;
};

test.each([
  ['a text is a capture', 'Home\n\nA headline\n\nSome text.', 'a.txt', 'capture'],
  ['a page is HTML', '<!DOCTYPE html><html><body>x</body></html>', 'a', 'html'],
  ['a page after comments is HTML', '<!-- saved --><html>x</html>', 'a.txt', 'html'],
  ['RSS is a feed', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', 'a.xml', 'syndication'],
  ['RSS after white space and comments is a feed', '\n <!-- x --><rss><channel/></rss>', 'a', 'syndication'],
  ['Atom with a prefix is a feed', '<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', 'a.xml', 'syndication'],
  [
    'a feed inside a page is a feed',
    '<html><body><feed xmlns="x"></feed></body></html>',
    'a.xml',
    'syndication',
  ],
  ['RSS 1.0 is a feed', '<rdf:RDF xmlns:rdf="x"></rdf:RDF>', 'a.rdf', 'syndication'],
  [
    'JSON Feed is a feed',
    '{"version":"https://jsonfeed.org/version/1.1","items":[]}',
    'a.json',
    'syndication',
  ],
  [
    'a WordPress export is one',
    '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>',
    'a.xml',
    'wxr',
  ],
  ['Markdown by its name', '<div>x</div>', 'a.md', 'markdown'],
  ['Markdown by its front matter', '---\ntitle: x\n---\ntext', 'a.txt', 'markdown'],
  ['other JSON is none of ours', '{"a":1}', 'a.json', 'unknown-kind'],
  ['a list of feeds is named', '<opml version="2.0"></opml>', 'a.opml', 'unknown-kind'],
  ['a sitemap is named', '<?xml version="1.0"?><urlset xmlns="x"></urlset>', 'a.xml', 'unknown-kind'],
  ['a style sheet is none of ours', 'a { color: red }', 'a.css', 'unknown-kind'],
  ['white space is empty', ' \n\t', 'a.txt', 'empty-file'],
  ['a PDF is not text', '%PDF-1.7\n', 'a.txt', 'not-text'],
  ['zeros are not text', 'a\0\0\0\u0001\0b', 'a.txt', 'not-text'],
])('%s', (_, text, file, expected) => {
  expect(kindOf(text, file)).toBe(expected);
});

test('a problem names the file and the way out', () => {
  expect(detect(new Uint8Array(), 'x/a.html')).toEqual({
    problem: {
      rule: 'empty-file',
      severity: 'error',
      file: 'x/a.html',
      message: 'The file is empty.',
      remedy: 'Remove it, or save the article again.',
    },
  });
});

test('an export behind a long head of comments is told in no time', async () => {
  const head = `<?xml version="1.0"?>\n${'<!-- This is a line of advice. -->\n'.repeat(400)}`;
  const source = `${head}<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">${'<!-- x -->'.repeat(200)}<channel></channel></rss>`;
  expect(detect(Buffer.from(source), 'blog.xml')).toEqual({ kind: 'wxr' });
  expect(await costOf(() => detect(Buffer.from(source), 'blog.xml'))).toBeLessThan(20);
});
