import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, Attachment, Person, Value } from '../../src/article/article.ts';
import type { Candidate } from '../../src/article/candidate.ts';
import { renderBody } from '../../src/compile/render-body.ts';
import { plainForXml } from '../../src/compile/render/json.ts';
import { excerpt } from '../../src/compile/render/excerpt.ts';
import type { Format } from '../../src/edition/fragment.ts';
import { readFeed } from '../../src/import/feed/feed.ts';
import { parseMoment } from '../../src/text/date.ts';
import { slug } from '../../src/text/slug.ts';
import { article, document, partsOf, publication } from '../compile/render/document.ts';

/** Words that texts stumble over: markup, references, quotes, scripts. */
const word = fc.oneof(
  fc.constantFrom(
    ...'tide Küste 北京 שלום 😀 & &amp; &lt;b&gt; <b> <b>bold</b> </p> ]]> "x" it’s a&b=c x<y 5>4 -- {{x}} mail@example.org (Ann)'.split(
      ' ',
    ),
  ),
  fc.stringMatching(/^[a-z]{1,8}$/),
);
const phrase = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const path = fc.stringMatching(/^[a-z0-9-]{1,12}(?:\?a=1&b=[a-z]{1,3})?$/);
const address = path.map((tail) => `https://paper.example/${tail}`);
const seconds = fc.integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(2090, 0) / 1000 });

const inline = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.constantFrom(
    '*soft*',
    '**loud**',
    '`a < b & c`',
    '[link](https://e.org/?a=1&b=2)',
    'Küste',
    '5 &lt; 6 &amp; 7',
    '\\*star\\*',
    '[rel](/x)',
  ),
);
const text = fc.array(inline, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' '));
const block = fc.oneof(
  text,
  text.map((line) => `## ${line}`),
  text.map((line) => `> ${line}`),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((line) => `- ${line}`).join('\n')),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((line, i) => `${i + 1}. ${line}`).join('\n')),
  fc.constantFrom(
    '```js\nif (a < b && c) {\n  d;\n}\n```',
    '![alt](https://e.org/i.png)',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
  ),
);
const body = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => blocks.join('\n\n'));

const value = phrase.map((label): Value => ({ label, slug: slug(label) || 'x' }));
const person: fc.Arbitrary<Person> = fc.record({ name: phrase, url: address }, { requiredKeys: ['name'] });
const attachment: fc.Arbitrary<Attachment> = fc.record(
  {
    url: address,
    // Normalisation 1: a picture among several files can't be told from the article's picture; there are none.
    type: fc.constantFrom('audio/mpeg', 'video/mp4', 'application/pdf', 'audio/x-odd'),
    length: fc.integer({ min: 1, max: 1e9 }),
    duration: fc.integer({ min: 1, max: 1e5 }),
    title: phrase,
  },
  { requiredKeys: ['url', 'type'] },
);

const given = fc
  .record(
    {
      title: phrase,
      published: seconds,
      later: fc.integer({ min: 0, max: 1e6 }),
      authors: fc.uniqueArray(person, { maxLength: 3, selector: ({ name }) => name }),
      tags: fc.uniqueArray(value, { maxLength: 4, selector: ({ label }) => label }),
      language: fc.constantFrom('en', 'de', 'zh-Hans', 'pt-BR'),
      summary: phrase,
      source: phrase,
      location: phrase,
      rights: phrase,
      url: address,
      attachments: fc.uniqueArray(attachment, { maxLength: 3, selector: ({ url }) => url }),
      body,
    },
    { requiredKeys: ['title', 'published', 'later', 'authors', 'tags', 'language', 'attachments', 'body'] },
  )
  .map(
    ({ later, source, authors, ...fields }): Partial<Article> => ({
      ...fields,
      updated: fields.published + later,
      authors: authors.map((author) => ({ ...author, slug: slug(author.name) || 'x' })),
      ...(source === undefined ? {} : { source: { name: source, label: source, slug: slug(source) || 'x' } }),
    }),
  );

/** What each format has no place for. */
const lost: Readonly<
  Record<Format, { readonly personUrl?: true; readonly file: (file: Attachment, first: boolean) => Attachment }>
> = {
  // Normalisation 2: RSS names authors only; its one enclosure has no title, and a duration where it is to be heard.
  rss: {
    personUrl: true,
    file: ({ title, duration, ...file }, first) => ({
      ...file,
      ...(title === undefined || first ? {} : { title }),
      ...(duration === undefined || (first && !file.type.startsWith('audio/')) ? {} : { duration }),
    }),
  },
  // Normalisation 3: links of Atom have no duration.
  atom: { file: ({ duration: _, ...file }) => file },
  json: { file: (file) => file },
};

/** The file that RSS encloses. */
function enclosed(files: readonly Attachment[]): Attachment | undefined {
  const heard = files.find(({ type }) => type.startsWith('audio/'));
  return heard ?? files.find(({ type }) => type.startsWith('video/')) ?? files[0];
}

const byUrl = (a: Attachment, b: Attachment) => (a.url < b.url ? -1 : 1);
const page = 'https://example.org/articles/ferry';

function html(markdown: string): string {
  return renderBody(markdown, { page }).html;
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What should come back of an article that went out in a format. */
function expected(whole: Article, format: Format) {
  const first = enclosed(whole.attachments);
  const rendered = renderBody(whole.body, { page });
  const { text } = rendered;
  const { summary = excerpt(rendered) } = whole;
  // Normalisation 8: RSS goes out without the moments before 1970, which several readers can't store. What states
  // its update alone comes back with that.
  const dated = (moment: number) => (format === 'rss' && moment < 0 ? undefined : moment);
  return {
    id: whole.id,
    title: whole.title,
    published: dated(whole.published) ?? dated(whole.updated),
    updated: dated(whole.updated),
    authors: whole.authors.map(({ name, url }) => ({
      name,
      ...(url && !lost[format].personUrl ? { url } : {}),
    })),
    tags: whole.tags.map(({ label }) => label),
    language: whole.language,
    // Normalisation 4: an article without a summary comes back with its beginning. One that is all the text or the title is none.
    summary: [text, whole.title].map(bare).includes(bare(summary))
      ? undefined
      : format === 'json'
        ? plainForXml(summary)
        : summary,
    // Normalisation 5: what comes from nobody else comes from the publication.
    source: whole.source?.name ?? publication.title,
    location: whole.location,
    rights: whole.rights,
    // Normalisation 6: what has no original stands at its own page.
    url: whole.url ?? page,
    attachments: whole.attachments.map((file) => lost[format].file(file, file === first)).sort(byUrl),
    html: html(whole.body),
  };
}

/** What came back. */
function actual({ id, fields, body: markdown }: Candidate, format: Format) {
  const moment = (written: string | undefined) => (written === undefined ? undefined : parseMoment(written));
  const published = moment(fields.published?.value);
  const authors = fields.authors?.value ?? [];
  return {
    id,
    title: fields.title?.value,
    published,
    // An update that is not stated is none.
    updated: moment(fields.updated?.value) ?? published,
    // Normalisation 7: Atom must have an author; without any the publication is.
    authors: format === 'atom' && fields.authors?.where === 'author of the feed' ? [] : authors,
    tags: fields.tags?.value ?? [],
    language: fields.language?.value,
    summary: fields.summary?.value,
    source: fields.source?.value.name,
    location: fields.location?.value,
    rights: fields.rights?.value,
    url: fields.url?.value,
    attachments: [...(fields.attachments?.value ?? [])].sort(byUrl),
    html: html(markdown),
  };
}

test.each(['rss', 'atom', 'json'] as const)('an import of our own %s gives back the same articles', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 3 }), async (all) => {
      const articles = all.map((fields, i) => article({ ...fields, id: `tag:example.org,2024:${i}` }));
      // The edge signs JSON Feed with its extension.
      const feed = document(
        format,
        articles.map((whole) => partsOf(whole)),
      ).replace('"feed_url":', '"_dateline":{"id":"https://example.org/"},"feed_url":');
      const candidates = await readFeed(new TextEncoder().encode(feed), { file: 'feed' });
      expect(candidates.map((candidate) => actual(candidate, format))).toEqual(
        articles.map((whole) => expected(whole, format)),
      );
      expect(candidates.flatMap(({ problems }) => problems)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
