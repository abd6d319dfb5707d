import { Readable } from 'node:stream';
import FeedParser from 'feedparser';

/** The items of an XML feed as feedparser (npm) reads them, which fails where the XML is not well-formed. */
export async function strictly(xml: string): Promise<FeedParser.Item[]> {
  const parser = Readable.from([Buffer.from(xml)]).pipe(new FeedParser({ resume_saxerror: false }));
  const items: FeedParser.Item[] = [];
  for await (const item of parser as AsyncIterable<FeedParser.Item>) items.push(item);
  return items;
}
