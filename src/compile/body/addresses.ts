import { embeddedImage, schemes } from '../../article/html-policy.ts';
import { parseSrcset } from '../../article/image-source.ts';
import { encodePath } from '../../text/path.ts';
import { type AddressBase, absoluteAddress } from '../absolute-address.ts';

/** The address of a body's page, and the bases of addresses in the body. */
export interface BodyAddresses extends AddressBase {
  readonly page: string;
}

/**
 * The absolute address of a link; undefined if the policy refuses it. A fragment refers to the article's page,
 * since a reader shows the body on another page.
 */
export function linkAddress(url: string, { page, base, root }: BodyAddresses): string | undefined {
  const from = url.startsWith('#') ? page : base;
  return withMediaEncoded(absoluteAddress(url, { base: from, root }, schemes.link), root);
}

/** The absolute address of a picture, an audio or a video file; undefined if the policy refuses it. */
export function mediaAddress(url: string, place: BodyAddresses): string | undefined {
  if (embeddedImage.test(url)) return url;
  return withMediaEncoded(absoluteAddress(url, place, schemes.media), place.root);
}

/**
 * An address with its path in canonical spelling if it is a file in `/media/` of this publication; other addresses
 * unchanged.
 */
function withMediaEncoded(address: string | undefined, root: string | undefined): string | undefined {
  if (root === undefined || !address?.startsWith(`${root}/media/`)) return address;
  const url = new URL(address);
  url.pathname = encodePath(url.pathname);
  return url.href;
}

/** The candidates of `srcset`, with absolute addresses; undefined if none is left. */
export function srcsetAddresses(value: string, place: BodyAddresses): string | undefined {
  const kept = parseSrcset(value).flatMap(({ url, descriptor }) => {
    const address = mediaAddress(url, place);
    return address === undefined ? [] : [descriptor === undefined ? address : `${address} ${descriptor}`];
  });
  return kept.length === 0 ? undefined : kept.join(', ');
}
