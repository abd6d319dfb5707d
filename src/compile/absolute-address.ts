/** An absolute http or https address in the syntax of RFC 3986, which is kept unchanged. */
const plain =
  /^https?:\/\/[a-z\d.-]+(?::\d+)?(?:[/?](?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i;

const web: readonly string[] = ['https:', 'http:'];

/**
 * An address resolved against a base; undefined if it is no address, or if its scheme is not one of `schemes` (with their colon). Import
 * reports such addresses; feeds leave them out.
 */
export function absoluteAddress(
  url: string | undefined,
  base: string,
  schemes: readonly string[] = web,
): string | undefined {
  if (url === undefined || plain.test(url)) return url;
  const parsed = URL.parse(url, base);
  return parsed && schemes.includes(parsed.protocol) ? parsed.href : undefined;
}
