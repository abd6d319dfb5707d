/** A part of a representation: its first byte, and the one behind its last. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/**
 * What a `Range` header asks of a representation of `size` bytes (RFC 9110, section 14.1.2): one range of bytes; `beyond` where it begins
 * behind the last; undefined where the whole is the answer, as to another unit, to several ranges or to what is no range.
 */
export function rangeOf(header: string | null, size: number): Range | 'beyond' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '')
    return Number(last) > 0 && size > 0 ? { begin: Math.max(0, size - Number(last)), end: size } : 'beyond';
  const begin = Number(first);
  if (last !== '' && Number(last) < begin) return undefined;
  if (begin >= size) return 'beyond';
  return { begin, end: last === '' ? size : Math.min(size, Number(last) + 1) };
}

/** Whether a range may be sent: `If-Range` names this very representation, by a strong tag or its date (RFC 9110, section 13.1.5). */
export function isSame(condition: string | null, headers: Headers): boolean {
  if (condition === null) return true;
  const tag = headers.get('ETag');
  return condition.startsWith('"') ? condition === tag : condition === headers.get('Last-Modified');
}
