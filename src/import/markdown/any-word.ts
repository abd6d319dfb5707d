/**
 * An expression for a text that is one of some words. White space separates them; they may be expressions themselves.
 *
 *     anyWord('details? spoiler').test('detail'); // true
 */
export function anyWord(words: string, flags = ''): RegExp {
  const each = words
    .trim()
    .split(/\s+/)
    .map((word) => {
      // Without anchors instead of with `.*`, which would read a long text again from every position.
      const [start, end] = [word.startsWith('.*') ? '' : '^', word.endsWith('.*') ? '' : '$'];
      return `${start}(?:${word.replace(/^\.\*|\.\*$/g, '')})${end}`;
    });
  return new RegExp(each.join('|'), flags);
}
