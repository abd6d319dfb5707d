import { detectJsonFeed, type JsonFeed, parseJsonFeed } from 'feedsmith';
import { orEmpty } from './empty.ts';
import { type Channel, type Entry, type Named, type Stated, stated, texts } from './entry.ts';
import { given } from './extensions.ts';
import { type Extension, extensionsOf } from './ours.ts';

/** Control characters as they stand in strings by mistake (RFC 8259 §7 wants them escaped), and commas before a closing bracket. */
function mend(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"|,(?=\s*[\]}])/g, (token) =>
    token === ','
      ? ''
      : token.replace(/[\0-\x1f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** Leaves out a member that feedsmith takes for the object's class. */
const known = (key: string, value: unknown): unknown => (key === 'constructor' ? undefined : value);

function parse(text: string): unknown {
  for (const attempt of [text, mend(text)]) {
    try {
      return JSON.parse(attempt, known);
    } catch {
      // Mended, it may be JSON.
    }
  }
  return undefined;
}

function people(where: string, authors: readonly JsonFeed.Author[] | undefined): readonly Stated<Named>[] {
  return (authors ?? []).flatMap(({ name, url }) => {
    const shown = name ?? url;
    return shown === undefined ? [] : [{ where, value: { name: shown, ...given({ url }) } }];
  });
}

function entryOf(item: JsonFeed.Item<string>, ours: Extension = {}): Entry {
  return {
    ...given({ id: item.id }),
    links: [...stated('url', [item.url]), ...stated('external_url', [item.external_url])],
    titles: texts('title', 'text', [item.title]),
    bodies: [
      ...texts('content_html', 'html', [item.content_html]),
      ...texts('content_text', 'text', [item.content_text]),
    ],
    summaries: texts('summary', 'text', [item.summary]),
    published: stated('date_published', [item.date_published]),
    updated: stated('date_modified', [item.date_modified]),
    authors: people('authors', item.authors),
    tags: stated('tags', ours.tags?.map(({ label }) => label) ?? item.tags),
    languages: stated('language', [item.language]),
    sources: stated('_dateline.source', [ours.source]),
    locations: stated('_dateline.location', [ours.location]),
    rights: texts('_dateline.rights', 'text', [ours.rights]),
    images: [...stated('image', [item.image]), ...stated('banner_image', [item.banner_image])].map(
      ({ value: url, where }) => ({ where, value: { ...(where === 'image' ? ours.image : {}), url } }),
    ),
    attachments: (item.attachments ?? []).map(
      ({ url, mime_type, title, size_in_bytes, duration_in_seconds }) => ({
        where: 'attachments',
        value: given({ url, type: mime_type, title, length: size_in_bytes, duration: duration_in_seconds }),
      }),
    ),
  };
}

/** Reads a JSON Feed, 1 or 1.1 (https://www.jsonfeed.org/version/1.1/), or undefined where the text is none. */
export function readJson(text: string): Channel | undefined {
  const document = parse(text);
  if (!detectJsonFeed(document)) return undefined;
  const feed = orEmpty(() => parseJsonFeed(document)) ?? { items: [] };
  const ours = extensionsOf(document);
  return {
    ...given({
      title: texts('title', 'text', [feed.title])[0],
      home: feed.home_page_url,
      self: feed.feed_url,
    }),
    ...given({ generator: ours && 'Dateline' }),
    authors: people('authors of the feed', feed.authors),
    languages: stated('language of the feed', [feed.language]),
    rights: [],
    entries: (feed.items ?? []).map((item) => entryOf(item, ours?.get(item.id ?? ''))),
  };
}
