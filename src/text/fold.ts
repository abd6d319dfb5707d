/** A text without case, accents and compatibility forms (NFKD without marks), to compare texts as people do. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
