import Parser from 'rss-parser';
import { library, moment } from '../library.ts';

/** What it gives under names that its types don't list: the namespaces' own names. */
interface Extra {
  readonly 'content:encoded'?: string;
  readonly id?: string;
  readonly author?: string;
}

export const rssParser = library(
  'rss-parser',
  ['rss', 'atom'],
  async (text, format) => {
    const { items } = await new Parser<object, Extra>().parseString(text);
    return items.map((item) => ({
      id: item.guid ?? item.id ?? '',
      title: item.title ?? '',
      moment: moment(item.isoDate),
      link: item.link ?? '',
      text: item['content:encoded'] ?? item.content ?? '',
      authors: [item.creator ?? item.author ?? []].flat(),
      // It reads the categories of RSS alone.
      ...(format === 'rss' && { tags: item.categories ?? [] }),
    }));
  },
  { 'people authors': 'it keeps the first author' },
);
