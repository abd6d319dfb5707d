const maxLength = 100;

/**
 * A text as a segment of a URL: in NFC and lower case, its letters and digits of any script joined by single hyphens,
 * without apostrophes inside words. At most 100 UTF-16 units, cut between words if there are several. Returns '' for a
 * text without letters and digits.
 */
export function slug(text: string): string {
  const whole = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (whole.length <= maxLength) return whole;
  const cut = whole.slice(0, maxLength + 1);
  const end = cut.lastIndexOf('-');
  return (end > 0 ? cut.slice(0, end) : cut.slice(0, maxLength)).replace(/[\ud800-\udbff]$/, '');
}
