import { encodePath } from '../../text/path.ts';
import { absolute } from '../address.ts';
import { embedded, schemes } from './policy.ts';

/** Where a body stands: the address of its page, and what other addresses in it are relative to. */
export interface Place {
  readonly page: string;
  readonly base: string;
}

/** A link as it goes out. One into the page itself names the page: in a reader, the body stands elsewhere. */
export function link(url: string, { page, base }: Place): string | undefined {
  return ours(absolute(url, url.startsWith('#') ? page : base, schemes.link), page);
}

/** The address of a picture, sound or film as it goes out. */
export function media(url: string, { base, page }: Place): string | undefined {
  return embedded.test(url) ? url : ours(absolute(url, base, schemes.media), page);
}

/** An absolute address; where it is that of a file of ours, in the one spelling of its path. */
function ours(address: string | undefined, page: string): string | undefined {
  if (!address?.includes('/media/')) return address;
  const url = new URL(address);
  if (url.origin !== new URL(page).origin || !url.pathname.startsWith('/media/')) return address;
  url.pathname = encodePath(url.pathname);
  return url.href;
}

function withoutCommas(url: string): string {
  let end = url.length;
  while (url[end - 1] === ',') end--;
  return url.slice(0, end);
}

/** The candidates of `srcset` (HTML Living Standard §4.8.4.2.1), their addresses made absolute. */
export function candidates(value: string, place: Place): string | undefined {
  const kept: string[] = [];
  const words = value.split(/\s+/).filter((word) => word !== '' && word !== ',');
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const url = withoutCommas(word);
    const size = url === word ? /^([\d.]+[wx]),?$/.exec(words[i + 1] ?? '')?.[1] : undefined;
    if (size !== undefined) i++;
    const address = media(url, place);
    if (address !== undefined) kept.push(size === undefined ? address : `${address} ${size}`);
  }
  return kept.length === 0 ? undefined : kept.join(', ');
}
