/** An absolute http or https address in the syntax of RFC 3986, which is kept unchanged. */
const characters = String.raw`(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*`;
const plain = new RegExp(`^https?://[a-z\\d.-]+(?::\\d+)?(?:[/?]${characters})?(?:#${characters})?$`, 'i');

const web: readonly string[] = ['https:', 'http:'];

/** The addresses against which others are resolved. */
export interface AddressBase {
  /** The base of relative addresses. */
  readonly base: string;
  /** The publication's address, below which a path that begins with a slash stands; absent in mounted posts. */
  readonly root?: string | undefined;
}

/**
 * An address resolved against a base; undefined if it is no address, or if its scheme is not one of `schemes`
 * (with their colon). Import reports such addresses; feeds leave them out.
 */
export function absoluteAddress(
  url: string | undefined,
  { base, root = '' }: AddressBase,
  schemes: readonly string[] = web,
): string | undefined {
  if (url === undefined || plain.test(url)) return url;
  const parsed = URL.parse(/^\/(?![/\\])/.test(url) ? root + url : url, base);
  return parsed && schemes.includes(parsed.protocol) ? parsed.href : undefined;
}
