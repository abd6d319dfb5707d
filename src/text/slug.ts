const maxLength = 100;

/**
 * The form of a text in URLs: NFC, lower case, letters and digits of any script joined by single hyphens.
 * Apostrophes inside a word go without a trace. At most 100 code units, cut between words where there are several.
 * Returns '' where the text has no letter and no digit.
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
