/**
 * An expression for a text that is one of some words. White space separates them; they may be expressions themselves.
 *
 *     anyWord('details? spoiler').test('detail'); // true
 */
export const anyWord = (words: string, flags = ''): RegExp =>
  new RegExp(`^(?:${words.trim().split(/\s+/).join('|')})$`, flags);
