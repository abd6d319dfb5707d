/** The form that generators give to a title or a file name in an address: lower case, words joined by hyphens, other signs gone. */
export function urlize(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s._~/+@-]+/gu, '')
    .replace(/[\s/]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}
