import { percentDecode } from '../edition/address.ts';

/** Where the host of an address ends: after `https://`. */
const startOfPath = (address: string): number => address.indexOf('/', 'https://'.length);

/**
 * The address of a request as if the publication stood at the root of its host, which the rest of the Worker
 * assumes: `https://example.org/rss.xml` for `https://example.org/feeds/rss.xml` if `basePath` is `/feeds`.
 * Undefined if the address is not below the publication's.
 */
export function withoutBasePath(address: string, basePath: string): string | undefined {
  if (basePath === '') return address;
  const start = startOfPath(address);
  const end = start + basePath.length;
  return address.startsWith(`${basePath}/`, start) ? address.slice(0, start) + address.slice(end) : undefined;
}

/**
 * The path and parameters below the publication's address that a request from outside of it means: the home page
 * for `/` and for `/feeds`, or the base path in upper case or otherwise encoded. Undefined if it means none.
 */
export function meantBelow({ pathname, search }: URL, basePath: string): string | undefined {
  if (pathname === '/') return `/${search}`;
  const count = basePath.split('/').length;
  const segments = pathname.split('/');
  if (folded(segments.slice(0, count).join('/')) !== folded(basePath)) return undefined;
  return `/${segments.slice(count).join('/')}${search}`;
}

const folded = (path: string) => percentDecode(path)?.normalize('NFC').toLowerCase();

/** A page whose links within the publication, written as if it stood at the root, begin with its base path. */
export function withBasePath(html: string, basePath: string): string {
  // Text and the values of attributes have no `<`, so that this finds tags only.
  return basePath === ''
    ? html
    : html.replace(/(<\w[^<>]*?\s(?:href|src|action)=")(?=\/(?!\/))/g, (start) => start + basePath);
}
