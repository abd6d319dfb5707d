import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Format } from '../../src/edition/fragment.ts';
import type { Reader, Stored, Subscription } from './reader.ts';
import type { Exchange, Recorder } from './recorder.ts';

/** What a reader did in one poll, and held after it. */
export interface Poll {
  readonly exchanges: readonly Exchange[];
  readonly stored: readonly Stored[];
  /** What it showed as unread, where it keeps that; its owner then read all of it. */
  readonly unread: readonly string[] | undefined;
}

/** A reader that follows a feed. */
export interface Follower {
  readonly reader: Reader;
  readonly format: Format;
  readonly poll: () => Promise<Poll>;
}

export const feedFiles: Readonly<Record<Format, string>> = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

/**
 * Has a reader subscribe, in a home of its own below `homes`, to the feed at a path that ends before the format's file: `/`,
 * `/tags/syria/`.
 */
export async function subscribe(
  homes: string,
  reader: Reader,
  format: Format,
  recorder: Recorder,
  path = '/',
): Promise<Follower> {
  const home = await mkdtemp(join(homes, 'reader-'));
  const subscription: Subscription = { home, format, url: `${recorder.origin}${path}${feedFiles[format]}` };
  return {
    reader,
    format,
    poll: async () => {
      recorder.take();
      await reader.poll(subscription);
      return {
        exchanges: recorder.take(),
        stored: await reader.stored(subscription),
        unread: await reader.unread?.(subscription),
      };
    },
  };
}

/** The readers that are not installed, with what installs them. */
export async function missing(readers: readonly Reader[]): Promise<string[]> {
  const absent = await Promise.all(
    readers.map(async ({ needs }) => (needs && !(await needs.present()) ? [needs.debian] : [])),
  );
  return absent.flat();
}
