import { feedparser } from './readers/feedparser.ts';
import { feedsmith } from './readers/feedsmith.ts';
import { newsboat } from './readers/newsboat.ts';
import { nodeFeedparser } from './readers/node-feedparser.ts';
import { rowanmanning } from './readers/rowanmanning.ts';
import { rss2email } from './readers/rss2email.ts';
import { rssParser } from './readers/rss-parser.ts';
import { sfeed } from './readers/sfeed.ts';
import type { Reader } from './reader.ts';

/** Every reader that subscribes. A further one is a file in `readers/` and a row here. */
export const readers: readonly Reader[] = [
  newsboat,
  sfeed,
  feedparser,
  rss2email,
  feedsmith,
  nodeFeedparser,
  rssParser,
  rowanmanning,
];
