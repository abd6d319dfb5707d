const linkable: ReadonlySet<string> = new Set([
  'http:',
  'https:',
  'mailto:',
  'tel:',
  'ftp:',
  'geo:',
  'xmpp:',
  'magnet:',
]);

/**
 * An address as it may stand in an article: absolute where a base is known, undefined where it is empty, broken or of a
 * scheme that runs code. White space goes as the WHATWG URL standard has it.
 */
export function address(text: string | null | undefined, base?: string): string | undefined {
  const trimmed = (text ?? '').replace(/[\t\n\r]/g, '').trim();
  if (trimmed === '') return undefined;
  try {
    const url = new URL(trimmed, base);
    return linkable.has(url.protocol) ? url.href : undefined;
  } catch {
    return /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? undefined : trimmed.replace(/ /g, '%20');
  }
}
