import type { Channel, FeedEntry } from './entry.ts';
import type { Origin } from '../reader.ts';

/** Makes an address absolute; undefined if it leads nowhere on the web. */
export type Resolve = (url: string) => string | undefined;

/** Whether an address is absolute and begins with `http:` or `https:`. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(address) && URL.canParse(address);
}

/** The base of an entry's relative addresses: `xml:base`, else the base that the user named, the site, the feed. */
export function baseOfEntry(entry: FeedEntry, { home, self, base }: Channel, origin: Origin): string | undefined {
  const site = home === undefined ? undefined : (URL.parse(home, self)?.href ?? home);
  return [entry.base, base, origin.base, site, self].find((each) => each !== undefined && isWebAddress(each));
}

/** Makes addresses absolute. Absolute ones stay as written. */
export function resolverFor(base: string | undefined): Resolve {
  return (url) => {
    const address = url.trim();
    if (isWebAddress(address)) return address;
    const resolved = base === undefined || address === '' ? undefined : URL.parse(address, base)?.href;
    return resolved !== undefined && isWebAddress(resolved) ? resolved : undefined;
  };
}
