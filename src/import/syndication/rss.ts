import { parseRssFeed, type RssFeed } from 'feedsmith';
import { atomEntry } from './atom.ts';
import { orEmpty } from './empty.ts';
import { type Channel, type Entry, type Named, type Stated, stated, texts } from './entry.ts';
import { extended, given } from './extensions.ts';

function people(where: string, persons: readonly RssFeed.Person[] | undefined): readonly Stated<Named>[] {
  return (persons ?? []).flatMap(({ name, email, link }) => {
    const shown = name ?? email;
    return shown === undefined ? [] : [{ where, value: { name: shown, ...given({ url: link }) } }];
  });
}

/** A `guid` is the page's address unless it says that it is not (RSS 2.0). */
function permalink({ guid }: RssFeed.Item<string>): string | undefined {
  return guid?.isPermaLink !== false && /^https?:\/\/\S+$/i.test(guid?.value ?? '') ? guid?.value : undefined;
}

function enclosures(item: RssFeed.Item<string>): Entry['attachments'] {
  const files = (item.enclosures ?? []).filter(({ url }) => url !== undefined);
  return files.map(({ url, type, length }, index) => ({
    where: 'enclosure',
    value: {
      ...given({ url, type, length }),
      ...(index === 0 ? given({ duration: item.itunes?.duration }) : {}),
    },
  }));
}

function entryOf(item: RssFeed.Item<string>): Entry {
  const atom = item.atom ? atomEntry(item.atom, 'atom:') : undefined;
  const further = extended(item);
  const { source } = item;
  const name = source?.title ?? source?.url;
  return {
    ...given({ id: item.guid?.value ?? atom?.id, base: item.xml?.base }),
    links: [...stated('link', [item.link]), ...stated('guid', [permalink(item)]), ...(atom?.links ?? [])],
    titles: [...texts('title', 'loose', [item.title]), ...(atom?.titles ?? []), ...further.titles],
    bodies: [...texts('content:encoded', 'html', [item.content?.encoded]), ...(atom?.bodies ?? [])],
    summaries: [
      ...texts('description', 'loose', [item.description]),
      ...(atom?.summaries ?? []),
      ...further.summaries,
    ],
    published: [
      ...stated('pubDate', [item.pubDate]),
      ...(atom?.published ?? []),
      ...further.published,
      ...stated('prism:publicationDate', item.prism?.publicationDates),
    ],
    updated: [...(atom?.updated ?? []), ...further.updated],
    authors: [...people('author', item.authors), ...further.authors, ...(atom?.authors ?? [])],
    tags: [
      ...stated(
        'category',
        item.categories?.map((category) => category.name),
      ),
      ...(atom?.tags ?? []),
      ...further.tags,
    ],
    languages: [...further.languages, ...stated('xml:lang', [item.xml?.lang])],
    sources: [
      ...(name === undefined ? [] : [{ where: 'source', value: { name, ...given({ url: source?.url }) } }]),
      ...(atom?.sources ?? []),
      ...further.sources,
    ],
    locations: further.locations,
    rights: [...further.rights, ...(atom?.rights ?? [])],
    images: further.images,
    attachments: [...enclosures(item), ...(atom?.attachments ?? []), ...further.attachments],
  };
}

/** Reads RSS 2.0 (https://www.rssboard.org/rss-specification) as `canonical` writes it. */
export function readRss(xml: string): Channel {
  const feed = orEmpty(() => parseRssFeed(xml));
  const self = feed?.atom?.links?.find(({ rel }) => rel === 'self')?.href;
  return {
    ...given({
      title: texts('title', 'loose', [feed?.title, feed?.dc?.titles?.[0]])[0],
      home: feed?.link ?? feed?.atom?.links?.find(({ rel }) => (rel ?? 'alternate') === 'alternate')?.href,
      self,
      base: feed?.xml?.base,
      generator: feed?.generator,
    }),
    authors: [],
    languages: [
      ...stated('language', [feed?.language]),
      ...stated('dc:language of the channel', feed?.dc?.languages),
      ...stated('xml:lang of the channel', [feed?.xml?.lang]),
    ],
    rights: [
      ...texts('copyright', 'loose', [feed?.copyright]),
      ...texts('dc:rights of the channel', 'loose', feed?.dc?.rights),
    ],
    entries: (feed?.items ?? []).map(entryOf),
  };
}
