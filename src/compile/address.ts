/** An absolute address of the web that RFC 3986 allows as it stands, so that it can be kept to the letter. */
const plain =
  /^https?:\/\/[a-z\d.-]+(?::\d+)?(?:[/?](?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i;

const web: readonly string[] = ['https:', 'http:'];

/**
 * An address as feeds write it, absolute; undefined where it is none, or none of the schemes (with their colon).
 * Import reports such addresses; here they are left out, so that one of them never costs a feed.
 */
export function absolute(
  url: string | undefined,
  base: string,
  schemes: readonly string[] = web,
): string | undefined {
  if (url === undefined || plain.test(url)) return url;
  const parsed = URL.parse(url, base);
  return parsed && schemes.includes(parsed.protocol) ? parsed.href : undefined;
}
