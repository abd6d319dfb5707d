import { expect, test } from 'vitest';
import { atomFaults } from './rules/atom.ts';
import { jsonFaults } from './rules/json.ts';
import { rssFaults } from './rules/rss.ts';

const rss = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><link>https://a.example/</link><description>D</description><language>en</language><atom:link rel="self" href="https://a.example/rss.xml"/><item><title>A</title><link>https://a.example/a</link><guid isPermaLink="false">tag:a.example,2019-05-04:a</guid><pubDate>Sat, 04 May 2019 12:00:00 GMT</pubDate><dc:creator>Ann</dc:creator><category>c</category><enclosure url="https://a.example/a.mp3" length="1" type="audio/mpeg"/><description>S</description></item></channel></rss>`;

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>https://a.example/</id><updated>2019-05-04T12:00:00Z</updated><author><name>P</name></author><link rel="self" href="https://a.example/atom.xml"/><entry><title type="text">A</title><id>tag:a.example,2019-05-04:a</id><link rel="alternate" type="text/html" href="https://a.example/a"/><published>2019-05-04T12:00:00Z</published><updated>2019-05-04T12:00:00Z</updated><category term="c"/><content type="html">B</content></entry></feed>`;

const json = `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"a","url":"https://a.example/a","content_html":"B","date_published":"2019-05-04T12:00:00Z","authors":[{"name":"Ann"}],"tags":["c"],"attachments":[{"url":"https://a.example/a.mp3","mime_type":"audio/mpeg","duration_in_seconds":3}],"_own":{}}]}`;

test('a valid document has no faults', () => {
  expect(rssFaults(rss)).toEqual([]);
  expect(atomFaults(atom)).toEqual([]);
  expect(jsonFaults(json)).toEqual([]);
});

test.each([
  ['</channel>', '', 'not well-formed'],
  ['<title>A', '<title>A & B', 'not well-formed'],
  ['version="2.0"', 'version="0.91"', 'no RSS 2.0'],
  ['<description>D</description>', '', 'required'],
  ['<language>en<', '<language>English!<', 'language'],
  ['rel="self"', 'rel="first"', 'self'],
  ['Sat, 04 May', 'Fri, 04 May', 'date'],
  ['12:00:00 GMT', '12:00:00 +0000', 'date'],
  ['isPermaLink="false"', '', 'guid'],
  ['<link>https://a.example/a<', '<link>/a<', 'link'],
  ['<category>c<', '<category> <', 'categories'],
  ['<dc:creator>Ann<', '<dc:creator><', 'creators'],
  ['<dc:creator>Ann</dc:creator>', '<author>Ann</author>', 'author'],
  ['length="1"', '', 'enclosure'],
  ['type="audio/mpeg"', 'type="image//1"', 'enclosure'],
  ['<enclosure', '<enclosure url="https://a.example/b" length="1" type="a/b"/><enclosure', 'once'],
  ['</channel>', `${/<item>.*<\/item>/.exec(rss)?.[0]}</channel>`, 'identity'],
])('RSS with %s made %s breaks the rule', (from, to, rule) => {
  expect(rssFaults(rss.replace(from, to)).join('\n')).toContain(rule);
});

test.each([
  ['</entry>', '', 'not well-formed'],
  ['2005/Atom', '2005/Atoms', 'no Atom 1.0'],
  ['<id>https://a.example/</id>', '', 'required'],
  ['<author><name>P</name></author>', '', 'author'],
  ['<name>P</name>', '<name></name>', 'people'],
  ['rel="self"', 'rel="first"', 'self'],
  ['<published>2019-05-04T12:00:00Z', '<published>2019-05-04T12:00:00.5Z', 'dates'],
  ['<published>2019', '<published>2020', 'order'],
  ['<category term="c"/>', '<category label="c"/>', 'categories'],
  [
    '<link rel="alternate"',
    '<link rel="alternate" type="text/html" href="https://a.example/b"/><link rel="alternate"',
    'alternates',
  ],
  ['type="text"', 'type="xhtml"', 'texts'],
  ['href="https://a.example/a"', 'href="/a"', 'links'],
  ['</feed>', `${/<entry>.*<\/entry>/.exec(atom)?.[0]}</feed>`, 'identity'],
])('Atom with %s made %s breaks the rule', (from, to, rule) => {
  expect(atomFaults(atom.replace(from, to)).join('\n')).toContain(rule);
});

test.each([
  ['version/1.1', 'version/1'],
  ['"id":"a",', ''],
  ['"content_html":"B",', ''],
  ['12:00:00Z', '12:00:00.5Z'],
  ['"name":"Ann"', ''],
  ['"duration_in_seconds":3', '"duration_in_seconds":3.5'],
  ['"_own"', '"own"'],
  ['https://a.example/a"', '/a"'],
])('JSON Feed with %s made %s is at fault', (from, to) => {
  expect(jsonFaults(json.replace(from, to))).not.toEqual([]);
});
