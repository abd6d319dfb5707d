import { type JsonFeed, ParseError, parseJsonFeed } from 'feedsmith';
import * as v from 'valibot';
import type { Person } from '../../article/article.ts';
import { type Channel, type FeedEntry, type FeedText, given, type StatedValue, stated } from './entry.ts';

/** Control characters unescaped in strings (RFC 8259 §7 forbids them), and commas before a closing bracket. */
function mendJson(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"|,(?=\s*[\]}])/g, (token) =>
    token === ',' ? '' : token.replace(/[\0-\x1f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** Leaves out a member that feedsmith takes for the object's class. */
const withoutConstructor = (key: string, value: unknown): unknown => (key === 'constructor' ? undefined : value);

/** Parses JSON, also with the mistakes that `mendJson` corrects. Undefined for any other text. */
export function parseLooseJson(text: string): unknown {
  for (const attempt of [text, mendJson(text)]) {
    try {
      return JSON.parse(attempt, withoutConstructor);
    } catch {
      // The corrected text may be valid.
    }
  }
  return undefined;
}

const jsonFeedVersion = 'https://jsonfeed.org/version/1.1';

/** Dateline's extension of JSON Feed: the fields that the format has no member for. */
const extensionSchema = v.object({
  source: v.optional(v.object({ name: v.string(), url: v.exactOptional(v.string()) })),
  location: v.optional(v.string()),
  rights: v.optional(v.string()),
  tags: v.optional(v.array(v.object({ label: v.string() }))),
  image: v.optional(
    v.object({
      alt: v.exactOptional(v.string()),
      caption: v.exactOptional(v.string()),
      type: v.exactOptional(v.string()),
      width: v.exactOptional(v.number()),
      height: v.exactOptional(v.number()),
    }),
  ),
});
const ownFeed = v.object({
  _dateline: v.looseObject({}),
  items: v.array(v.object({ id: v.string(), _dateline: v.optional(v.unknown()) })),
});

type JsonFeedExtension = v.InferOutput<typeof extensionSchema>;

/** The extensions in a feed that Dateline made, by the ids of its items; undefined for any other feed. */
function extensionsIn(document: unknown): ReadonlyMap<string, JsonFeedExtension> | undefined {
  const feed = v.safeParse(ownFeed, document);
  if (!feed.success) return undefined;
  return new Map(
    feed.output.items.flatMap(({ id, _dateline }) => {
      const item = v.safeParse(extensionSchema, _dateline);
      return item.success ? [[id, item.output] as const] : [];
    }),
  );
}

function people(where: string, authors: readonly JsonFeed.Author[] | undefined): readonly StatedValue<Person>[] {
  return (authors ?? []).flatMap(({ name = undefined, url }) => {
    const shown = name ?? url;
    return shown === undefined ? [] : [{ where, value: { name: shown, ...given({ url }) } }];
  });
}

function texts(where: string, type: FeedText['type'], text: string | undefined): readonly FeedText[] {
  return stated(where, text).map(({ value }) => ({ where, value, type }));
}

function entryOf(item: JsonFeed.Item<string>, own: JsonFeedExtension = {}): FeedEntry {
  const images = [...stated('image', item.image), ...stated('banner_image', item.banner_image)];
  return {
    ...given({ id: item.id }),
    links: [...stated('url', item.url), ...stated('external_url', item.external_url)],
    titles: texts('title', 'text', item.title),
    bodies: [...texts('content_html', 'html', item.content_html), ...texts('content_text', 'text', item.content_text)],
    summaries: texts('summary', 'text', item.summary),
    published: stated('date_published', item.date_published),
    updated: stated('date_modified', item.date_modified),
    authors: people('authors', item.authors),
    tags: stated('tags', ...(own.tags?.map(({ label }) => label) ?? item.tags ?? [])),
    languages: stated('language', item.language),
    sources: stated('_dateline.source', own.source),
    locations: stated('_dateline.location', own.location),
    rights: texts('_dateline.rights', 'text', own.rights),
    images: images.map(({ value: url, where }) => ({
      where,
      value: { ...(where === 'image' && own.image), url },
    })),
    attachments: (item.attachments ?? []).map(
      ({ url, mime_type: type, title, size_in_bytes: length, duration_in_seconds: duration }) => ({
        where: 'attachments',
        value: given({ url, type, title, length, duration }),
      }),
    ),
  };
}

const feedSchema = v.pipe(
  v.looseObject({ version: v.optional(v.unknown()), items: v.array(v.looseObject({})) }),
  v.check(
    ({ version, items }) =>
      /jsonfeed|^1(?:\.[01])?$/.test(String(version)) ||
      items.some((item) => 'content_html' in item || 'content_text' in item || ('title' in item && 'url' in item)),
  ),
);

/**
 * Reads a JSON Feed, 1 or 1.1 (https://www.jsonfeed.org/version/1.1/), also one whose `version` is wrong. Undefined for
 * any other text.
 */
export function readJsonFeed(text: string): Channel | undefined {
  const document = v.safeParse(feedSchema, parseLooseJson(text));
  if (!document.success) return undefined;
  let feed: JsonFeed.Feed<string> = {};
  try {
    feed = parseJsonFeed({ ...document.output, version: jsonFeedVersion }) as typeof feed;
  } catch (error) {
    // feedsmith refuses a feed without items.
    if (!(error instanceof ParseError)) throw error;
  }
  const own = extensionsIn(document.output);
  return {
    title: texts('title', 'text', feed.title)[0],
    home: feed.home_page_url,
    self: feed.feed_url,
    ours: own !== undefined,
    authors: people('authors of the feed', feed.authors),
    languages: stated('language of the feed', feed.language),
    rights: [],
    entries: (feed.items ?? []).map((item) => entryOf(item, own?.get(item.id ?? ''))),
  };
}
