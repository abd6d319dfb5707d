import type { Found } from '../../article/candidate.ts';
import type { Entry, Stated } from './entry.ts';
import { found, type Setting, sure } from './setting.ts';

/** An address made absolute, or undefined where it leads nowhere on the web. */
export type Absolute = (url: string) => string | undefined;

export function isWeb(address: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(address) && URL.canParse(address);
}

/** What an entry's addresses are relative to: `xml:base`, what the user named, the site, the feed. */
export function baseOf(entry: Entry, { channel, origin }: Setting): string | undefined {
  const { home, self } = channel;
  const site = home === undefined ? undefined : (URL.parse(home, self)?.href ?? home);
  return [entry.base, channel.base, origin.base, site, self].find(
    (base) => base !== undefined && isWeb(base),
  );
}

/** Makes addresses absolute. One that is already stays as it is written. */
export function absoluteTo(base: string | undefined): Absolute {
  return (url) => {
    const address = url.trim();
    if (isWeb(address)) return address;
    const resolved = base === undefined || address === '' ? undefined : URL.parse(address, base)?.href;
    return resolved !== undefined && isWeb(resolved) ? resolved : undefined;
  };
}

function isOriginal({ where }: Stated<string>): boolean {
  return where.endsWith('rel=via') || where === 'external_url';
}

/** Links with the original's first. */
export function originalsFirst(links: Entry['links']): Entry['links'] {
  return [...links.filter(isOriginal), ...links.filter((link) => !isOriginal(link))];
}

/** The page of an entry: the first link that leads anywhere, else one that is relative to nothing, as written. */
export function pageOf(links: Entry['links'], absolute: Absolute): Found<string> | undefined {
  for (const { value, where } of links) {
    const url = absolute(value);
    if (url !== undefined) return found(url, where, where.includes('rel=') ? sure.doubtful : sure.own);
  }
  const [relative] = links;
  return relative && found(relative.value, `${relative.where}, relative to nothing`, sure.doubtful);
}
