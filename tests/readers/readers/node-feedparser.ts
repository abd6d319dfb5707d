import { Readable } from 'node:stream';
import FeedParser from 'feedparser';
import type { Stored } from '../reader.ts';
import { library, moment } from '../library.ts';

export const nodeFeedparser = library(
  'feedparser (npm)',
  ['rss', 'atom'],
  async (text) => {
    const items: Stored[] = [];
    for await (const item of Readable.from([Buffer.from(text)]).pipe(
      new FeedParser({}),
    ) as AsyncIterable<FeedParser.Item>)
      items.push({
        id: item.guid,
        title: item.title,
        moment: moment(item.pubdate),
        link: item.link,
        text: item.description,
        authors: item.author ? [item.author] : [],
        tags: item.categories,
      });
    return items;
  },
  {
    'comment title': 'it strips what looks like tags from a title',
    'instruction title': 'it strips what looks like tags from a title',
    'markup title': 'it strips what looks like tags from a title',
    'people authors': 'it keeps one author',
  },
);
