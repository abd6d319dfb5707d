/** Evens out what people do not distinguish when they compare: case, accents and compatibility forms (NFKD without marks). */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
