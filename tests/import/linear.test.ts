import { expect, test } from 'vitest';
import { read } from '../../src/import/read.ts';

const prose = 'The harbour was quiet when the last of the ships had left for the south. '.repeat(8);
const page = (head: string, body: string): string =>
  `<html><head><title>A</title>${head}</head><body><article><h1>A</h1><p>${prose}</p>${body}</article></body></html>`;
const post = (content: string): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>A</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`;
const feed = (day: string, text: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title><pubDate>${day}</pubDate><description>${text}</description></item></channel></rss>`;
const capture = (text: string): string => `A title of it\n\n2 March 2020\n\n${prose}\n\n${text}\n\n${prose}`;

async function milliseconds(file: string, text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text);
  const before = process.cpuUsage();
  const { candidates } = await read(bytes, { file });
  const { user, system } = process.cpuUsage(before);
  expect(candidates).toHaveLength(1);
  return (user + system) / 1000;
}

test.each<[what: string, file: string, text: (units: number) => string]>([
  ['hyphens in a capture', 'a.txt', (units) => capture(`${prose.repeat(units / 300)}${'-'.repeat(units)}`)],
  ['spaces in a capture', 'a.txt', (units) => capture(`x${' '.repeat(units)}y`)],
  ['brackets in a capture', 'a.txt', (units) => capture(`${prose.repeat(units / 300)}${'[('.repeat(units / 2)}`)],
  [
    'white space in JSON-LD',
    'a.html',
    (units) => page(`<script type="application/ld+json">{"@type":"Article",${' '.repeat(units)}}</script>`, ''),
  ],
  ['spaces in a page', 'a.html', (units) => page('', `<p>x${' '.repeat(units)}y</p>`)],
  ['digits in a page', 'a.html', (units) => page('', `<p>x${'1'.repeat(units)}y</p>`)],
  ['items in an export', 'a.xml', (units) => post('><li>'.repeat(units / 5))],
  ['shortcodes in an export', 'a.xml', (units) => post('[foo a=b] text <b>x</b> '.repeat(units / 24))],
  ['comments in an export', 'a.xml', (units) => post('<!-- wp:a {'.repeat(units / 11))],
  ['brackets in a day', 'a.xml', (units) => feed('('.repeat(units), 'x')],
  ['spaces in a feed', 'a.xml', (units) => feed('', `x${' '.repeat(units)}y`)],
])('T4: four times as many %s take about four times as long', async (_, file, text) => {
  await milliseconds(file, text(10_000));
  let few = await milliseconds(file, text(20_000));
  let more = await milliseconds(file, text(80_000));
  // Linear is 4, the square 16; below a fifth of a second, neither tells. What other processes cost is taken out by trying again.
  for (let i = 0; i < 4 && more > Math.max(200, 8 * few); i++) {
    more = Math.min(more, await milliseconds(file, text(80_000)));
    few = Math.max(few, await milliseconds(file, text(20_000)));
  }
  expect(more).toBeLessThan(Math.max(200, 8 * few));
});
