import { expect, test } from 'vitest';
import { frontMatterOf } from '../../../src/article/candidate.ts';
import { parseArticle, writeArticle } from '../../../src/article/frontmatter.ts';
import { readFeed } from '../../../src/import/feed/feed.ts';

const item = (elements: string) => `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>T</title><link>https://p.example/</link>
  <item><title>One</title><guid>1</guid><pubDate>Mon, 04 Mar 2024 05:00:00 GMT</pubDate>
  <enclosure url="/1.mp3" length="1" type="audio/mpeg"/>${elements}</item></channel></rss>`;

async function read(elements: string) {
  const [candidate] = await readFeed(new TextEncoder().encode(item(elements)), { file: 'feed' });
  if (candidate === undefined) throw new Error('The feed has no item.');
  // What import writes must be what a build reads.
  const { frontMatter, problems } = parseArticle(writeArticle(frontMatterOf(candidate), ''), 'a.md');
  expect(problems).toEqual([]);
  return frontMatter?.episode;
}

test('the elements of an episode are read, addresses absolute', async () => {
  expect(
    await read(`<itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>
      <itunes:episodeType>Full</itunes:episodeType><itunes:explicit>clean</itunes:explicit>
      <podcast:person role="host" group="cast" img="/ann.jpg" href="https://ann.example/">Ann Lee</podcast:person>
      <podcast:person>Bo</podcast:person>
      <podcast:transcript url="/1.srt" type="application/x-subrip" language="en-us" rel="captions"/>
      <podcast:transcript url="https://p.example/1.vtt"/>
      <podcast:chapters url="/1.json" type="application/json+chapters"/>
      <podcast:value type="lightning" method="keysend"/>`),
  ).toEqual({
    season: 2,
    number: 7,
    type: 'full',
    explicit: false,
    people: [
      {
        name: 'Ann Lee',
        role: 'host',
        group: 'cast',
        url: 'https://ann.example/',
        image: 'https://p.example/ann.jpg',
      },
      { name: 'Bo' },
    ],
    transcripts: [
      { url: 'https://p.example/1.srt', type: 'application/x-subrip', language: 'en-US' },
      { url: 'https://p.example/1.vtt', type: 'text/vtt' },
    ],
    chapters: 'https://p.example/1.json',
  });
});

test.each([
  ['<podcast:season name="Two">2</podcast:season><podcast:episode>7</podcast:episode>', { season: 2, number: 7 }],
  ['<itunes:episode>7.5</itunes:episode><itunes:season>0</itunes:season>', undefined],
  ['<itunes:episodeType>special</itunes:episodeType><itunes:explicit>perhaps</itunes:explicit>', undefined],
  ['<itunes:explicit>yes</itunes:explicit>', { explicit: true }],
  [
    '<podcast:transcript url="/1.html" type="text/html" language="??"/>',
    {
      transcripts: [{ url: 'https://p.example/1.html', type: 'text/html' }],
    },
  ],
])('of %s it takes what is certain', async (elements, expected) => {
  expect(await read(elements)).toEqual(expected);
});
