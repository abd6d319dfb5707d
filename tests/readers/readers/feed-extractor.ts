import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { library, moment } from '../library.ts';
import { numbers } from './fast-xml-parser.ts';

/** Whole descriptions; it gives no content, authors or tags. */
export const feedExtractor = library(
  '@extractus/feed-extractor',
  ['rss', 'atom', 'json'],
  (text, format) => {
    const extract = format === 'json' ? extractFromJson : extractFromXml;
    return (extract(text, { descriptionMaxLen: 0 }).entries ?? []).map((entry) => ({
      id: entry.id,
      title: entry.title ?? '',
      moment: moment(entry.published),
      link: entry.link ?? '',
    }));
  },
  { ...numbers, 'changed moment': 'it shows `updated`' },
);
