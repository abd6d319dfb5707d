/** A reader on the web that takes a subscription from a link: its name, and the link up to the feed's encoded address. */
export interface WebReader {
  readonly name: string;
  readonly link: string;
}

/** By name. */
export const webReaders: readonly WebReader[] = [
  { name: 'BazQux', link: 'https://bazqux.com/add?url=' },
  { name: 'Feedbin', link: 'https://feedbin.com/?subscribe=' },
  { name: 'Feedly', link: 'https://feedly.com/i/subscription/feed%2F' },
  { name: 'Inoreader', link: 'https://www.inoreader.com/?add_feed=' },
  { name: 'NewsBlur', link: 'https://www.newsblur.com/?url=' },
  { name: 'The Old Reader', link: 'https://theoldreader.com/feeds/subscribe?url=' },
];
