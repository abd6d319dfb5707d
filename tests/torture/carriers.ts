import { escapeAttribute, escapeText } from '../../src/text/escape.ts';

/** A file that carries a vector in the way of its format. */
export interface Carried {
  readonly name: string;
  readonly text: string;
}

const quoted = JSON.stringify;
/** Values that share a slug would stop the build, and rightly. */
const named = (vector: string, i: number, form: string): string => `${form} ${i} ${vector}`;
const words = 'The harbour was quiet when the last ferry of the evening came in, and nobody spoke of the storm. ';
/** XML cannot hold these at all; the row of damaged feeds is in tests/import. */
const forXml = (text: string): string => [...text].filter((c) => c >= ' ' || c === '\n' || c === '\t').join('');

const feed = (i: number, vector: string): string =>
  `<item><title>${escapeText(`Feed ${i} ${vector}`)}</title><link>https://a.example/f${i}</link><guid isPermaLink="false">f${i}${escapeText(vector)}</guid>` +
  `<pubDate>Tue, 02 Jan 2024 03:04:05 GMT</pubDate><category>${escapeText(named(vector, i, 'Feed'))}</category><description>${escapeText(words + vector)}</description></item>`;

/** The forms that are imported, each with the vector wherever the form has room for text. */
export const carriers: readonly ((vector: string, i: number) => Carried)[] = [
  (vector, i) => ({
    name: `capture/${i}.txt`,
    text: `The storm over the harbour ${i}\n${vector}\nBy Anna Bauer\nJanuary 2, 2024\n\n${words.repeat(4)}\n\n${vector}\n\n${words.repeat(3)}\n`,
  }),
  (vector, i) => ({
    name: `html/${i}.html`,
    text: `<!doctype html><html lang="en"><head><title>The ferry in the harbour ${i}</title><meta property="article:published_time" content="2024-01-02T03:04:05Z"><meta property="og:description" content="${escapeAttribute(vector)}"></head><body><article><h1>The ferry in the harbour ${i}</h1><p>${words.repeat(4)}</p>${vector}<p>${words.repeat(4)}</p></article></body></html>`,
  }),
  (vector, i) => ({
    name: `markdown/${i}.md`,
    text: `---\ntitle: ${quoted(`Post ${i} ${vector}`)}\ndate: 2024-01-02\ntags: [${quoted(named(vector, i, 'Markdown'))}]\nauthor: ${quoted(named(vector, i, 'Markdown'))}\nimage: ${quoted(vector)}\nsummary: ${quoted(vector)}\n---\n\n${words}\n\n${vector}\n\n${words}\n`,
  }),
  (vector, i) => ({
    name: `rss/${i}.xml`,
    text: forXml(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>${escapeText(named(vector, i, 'Rss'))}</title><link>https://a.example/</link><description>d</description>${feed(i, vector)}</channel></rss>`,
    ),
  }),
  (vector, i) => ({
    name: `json/${i}.json`,
    text: quoted({
      version: 'https://jsonfeed.org/version/1.1',
      title: named(vector, i, 'Json'),
      items: [
        {
          id: `j${i}`,
          url: vector,
          title: `Json ${i} ${vector}`,
          image: vector,
          date_published: '2024-01-02T03:04:05Z',
          content_html: words + vector,
          authors: [{ name: named(vector, i, 'Json'), url: vector }],
          attachments: [{ url: vector, mime_type: vector }],
        },
      ],
    }),
  }),
  (vector, i) => ({
    name: `wxr/${i}.xml`,
    text: forXml(
      `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>W</title><link>https://w.example</link><wp:wxr_version>1.2</wp:wxr_version><item><title>${escapeText(`Wxr ${i} ${vector}`)}</title><link>https://w.example/${i}</link><dc:creator>${escapeText(named(vector, i, 'Wxr'))}</dc:creator><wp:post_id>${i}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2024-01-02 03:04:05</wp:post_date_gmt><content:encoded>${escapeText(words + vector)}</content:encoded></item></channel></rss>`,
    ),
  }),
];
