import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { library, moment } from '../library.ts';

export const feedsmith = library(
  'feedsmith',
  ['rss', 'atom', 'json'],
  (text, format) => {
    if (format === 'rss')
      return (parseRssFeed(text).items ?? []).map((item) => ({
        id: item.guid?.value ?? '',
        title: item.title ?? '',
        moment: moment(item.pubDate),
        link: item.link ?? '',
        text: item.content?.encoded ?? item.description ?? '',
        authors: item.dc?.creators ?? [],
        tags: (item.categories ?? []).map(({ name }) => name ?? ''),
      }));
    if (format === 'atom')
      return (parseAtomFeed(text).entries ?? []).map((entry) => ({
        id: entry.id ?? '',
        title: entry.title?.value ?? '',
        moment: moment(entry.published),
        link: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? '',
        text: (entry.content ?? entry.summary)?.value ?? '',
        authors: (entry.authors ?? []).map(({ name }) => name ?? ''),
        tags: (entry.categories ?? []).map(({ term }) => term ?? ''),
      }));
    return (parseJsonFeed(text).items ?? []).map((item) => ({
      id: item.id ?? '',
      title: item.title ?? '',
      moment: moment(item.date_published),
      link: item.url ?? '',
      text: item.content_html ?? item.content_text ?? '',
      authors: (item.authors ?? []).map(({ name }) => name ?? ''),
      tags: item.tags ?? [],
    }));
  },
  { 'comment title': 'it drops comments from a title' },
);
