import { parseFeed } from '@rowanmanning/feed-parser';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { document, partsOf } from '../compile/render/document.ts';
import { strictly } from '../compile/render/read.ts';

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{Noncharacter_Code_Point}]/u;

/** Characters that go out in feeds, those that trouble somebody often. */
const character = fc.oneof(
  fc.constantFrom(
    ...`&<>"'];[-!?\\/#%=+{}()ABCabc0123 `,
    ']]>',
    '&amp;',
    '&lt;',
    '<b>',
    '</b>',
    '<!--',
    '&#60;',
    '\u00a0',
  ),
  fc.constantFrom('\u2028', '\ufeff', '\ue000', '\ue001', '\u200f', 'é', 'e\u0301', '中', '😀'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((c) => !forbidden.test(c)),
);
/** Normalisation 1: titles, names and labels are one line, without white space at its ends. Parsers trim more than HTML's. */
const line = (text: string) => text.replace(/[\t\n\r ]+/g, ' ').trim();
const label = fc
  .array(character, { minLength: 1, maxLength: 12 })
  .map((all) => line(all.join('')))
  .filter((text) => text !== '');

const path = fc
  .array(character, { maxLength: 8 })
  .map((all) => encodeURI(all.join('')).replaceAll('[', '%5B').replaceAll(']', '%5D'));
const url = path.map((tail) => `https://example.com/${tail.replace(/^\/+/, '').replace(/[#?].*/, '')}?a=1&b=2`);

interface Given {
  readonly title: string;
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly url: string;
}

const given: fc.Arbitrary<Given> = fc.record({ title: label, name: label, label, text: label, url });

function articleOf({ title, name, label, text, url }: Given): Partial<Article> {
  return {
    title,
    link: url,
    summary: text,
    authors: [{ name, slug: 'ada' }],
    tags: [{ label, slug: 'tag' }],
    // A body that is nothing but its text.
    body: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`,
  };
}

/** Normalisation 2: HTML is compared by its text. Markup and the three references that bodies are written with. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();

/** Normalisation 3: @rowanmanning/feed-parser decodes the references of HTML as well; they are put back. */
const again = (html: string | null | undefined) =>
  (html ?? '')
    .replace(/^<p>|<\/p>$/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Normalisation 4: feedparser takes markup out of titles; a title that has any is not compared. */
const withoutMarkup = (title: string | undefined, given: Given) => (given.title.includes('<') ? given.title : title);

/** It looks for addresses in the names of RSS: a name that has a sign of one is not compared. */
const withoutAddress = (name: string | null | undefined, given: Given) =>
  /[<>()[\]{}@/:]/.test(given.name) ? given.name : (name ?? undefined);

/** Normalisation 5: in the tags of JSON Feed, the full-width twins of `&`, `<` and, in `]]>`, `>` are as good. */
const halfWidth = (tag: string | undefined) =>
  tag?.replaceAll('＆', '&').replaceAll('＜', '<').replaceAll(']]＞', ']]>');

/** What a reader gives of the one item, without what it does not read. */
interface Read {
  readonly title?: string | undefined;
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  readonly summary?: string | undefined;
  readonly html?: string | undefined;
  readonly url?: string | undefined;
}

type Reader = (text: string, given: Given) => Read | Promise<Read>;

/** rss-parser under the names that its types leave out. */
interface Extra {
  readonly 'content:encoded'?: string;
  readonly summary?: string;
  readonly author?: string;
}

const readers: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  rss: {
    feedsmith: (text) => {
      const item = parseRssFeed(text).items?.[0];
      return {
        title: item?.title,
        name: item?.dc?.creators?.[0],
        label: item?.categories?.[0]?.name,
        summary: item?.description,
        html: item?.content?.encoded,
        url: item?.link,
      };
    },
    feedparser: async (text, given) => {
      const [item] = await strictly(text);
      return {
        title: withoutMarkup(item?.title, given),
        name: item?.author,
        label: item?.categories[0],
        summary: item?.summary,
        html: item?.description,
        url: item?.link,
      };
    },
    'rss-parser': async (text) => {
      const [item] = (await new Parser<object, Extra>().parseString(text)).items;
      return {
        title: item?.title,
        name: item?.creator,
        label: item?.categories?.[0],
        summary: item?.content,
        html: item?.['content:encoded'],
        url: item?.link,
      };
    },
    '@rowanmanning/feed-parser': (text, given) => {
      const [item] = parseFeed(text).items;
      return {
        title: item?.title ?? undefined,
        name: withoutAddress(item?.authors[0]?.name, given),
        label: item?.categories[0]?.term,
        summary: again(item?.description),
        html: again(item?.content),
        url: item?.url ?? undefined,
      };
    },
  },
  atom: {
    feedsmith: (text) => {
      const entry = parseAtomFeed(text).entries?.[0];
      return {
        title: entry?.title?.value,
        name: entry?.authors?.[0]?.name,
        label: entry?.categories?.[0]?.label,
        summary: entry?.summary?.value,
        html: entry?.content?.value,
        url: entry?.links?.[0]?.href,
      };
    },
    feedparser: async (text, given) => {
      const [item] = await strictly(text);
      return {
        title: withoutMarkup(item?.title, given),
        name: item?.author,
        summary: item?.summary,
        html: item?.description,
        url: item?.link,
      };
    },
    'rss-parser': async (text) => {
      const [item] = (await new Parser<object, Extra>().parseString(text)).items;
      return {
        title: item?.title,
        name: item?.author,
        summary: item?.summary,
        html: item?.content,
        url: item?.link,
      };
    },
    '@rowanmanning/feed-parser': (text) => {
      const [item] = parseFeed(text).items;
      return {
        title: item?.title ?? undefined,
        name: item?.authors[0]?.name ?? undefined,
        label: item?.categories[0]?.label ?? undefined,
        summary: again(item?.description),
        html: again(item?.content),
        url: item?.url ?? undefined,
      };
    },
  },
  json: {
    feedsmith: (text) => {
      const item = parseJsonFeed(text).items?.[0];
      return {
        title: item?.title,
        name: item?.authors?.[0]?.name,
        label: halfWidth(item?.tags?.[0]),
        html: item?.content_html,
        url: item?.url,
      };
    },
  },
};

describe.each(Object.keys(readers))('an article comes back from %s', (format) => {
  test.each(Object.keys(readers[format] ?? {}))('through %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(given, async (all) => {
        const xml = document(format as 'rss', [partsOf(articleOf(all))]);
        const read = (await readers[format]?.[name]?.(xml, all)) ?? {};
        const wanted: Read = { ...all, html: all.text, summary: all.text };
        for (const field of Object.keys(read) as (keyof Read)[]) {
          const got = read[field] ?? '';
          const plain = field === 'html' || field === 'summary' ? textOf(got) : got;
          expect(plain.trim(), `${field} of ${JSON.stringify(all)}`).toBe(wanted[field]?.trim());
        }
      }),
      { numRuns: 200 },
    );
  });
});
