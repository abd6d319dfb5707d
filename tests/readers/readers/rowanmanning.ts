import { parseFeed } from '@rowanmanning/feed-parser';
import { library, moment } from '../library.ts';

export const rowanmanning = library(
  '@rowanmanning/feed-parser',
  ['rss', 'atom'],
  (text) =>
    parseFeed(text)
      .toJSON()
      .items.map((item) => ({
        id: item.id ?? '',
        title: item.title ?? '',
        moment: moment(item.published),
        link: item.url ?? '',
        text: item.content ?? item.description ?? '',
        authors: item.authors.map(({ name }) => name ?? ''),
        tags: item.categories.map(({ term }) => term),
      })),
  {
    'instruction text': 'it decodes references twice and drops what then looks like a tag',
    'mail authors': 'it takes an address for e-mail, not for a name',
    'cdata text': 'it decodes references twice and drops what then looks like a tag',
    'entities text': 'it decodes references twice and drops what then looks like a reference',
  },
);
