import getPodcastFromFeed from 'podparse';
import { library, moment } from '../library.ts';

/** A parser of podcasts. It gives no bodies and no tags. */
export const podparse = library('podparse', ['rss'], (text) =>
  getPodcastFromFeed(text).episodes.map((episode) => ({
    id: episode.guid,
    title: episode.title ?? '',
    moment: moment(episode.pubDate),
    link: episode.link ?? '',
  })),
);
