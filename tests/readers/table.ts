import { fastXmlParsers } from './readers/fast-xml-parser.ts';
import { feedExtractor } from './readers/feed-extractor.ts';
import { feedparser } from './readers/feedparser.ts';
import { feedsmith } from './readers/feedsmith.ts';
import { gofeed } from './readers/gofeed.ts';
import { newsboat } from './readers/newsboat.ts';
import { nodeFeedparser } from './readers/node-feedparser.ts';
import { podparse } from './readers/podparse.ts';
import { rowanmanning } from './readers/rowanmanning.ts';
import { rss2email } from './readers/rss2email.ts';
import { rssParser } from './readers/rss-parser.ts';
import { rssToJson } from './readers/rss-to-json.ts';
import { rubyRss } from './readers/ruby-rss.ts';
import { sfeed } from './readers/sfeed.ts';
import { syndication } from './readers/syndication.ts';
import { xmlFeed } from './readers/xml-feed.ts';
import type { Reader } from './reader.ts';

/** Every reader that subscribes. A further one is a file in `readers/` and a row here. */
export const readers: readonly Reader[] = [
  newsboat,
  sfeed,
  feedparser,
  rss2email,
  xmlFeed,
  rubyRss,
  gofeed,
  syndication,
  feedsmith,
  nodeFeedparser,
  rssParser,
  rowanmanning,
  ...fastXmlParsers,
  feedExtractor,
  rssToJson,
  podparse,
];
