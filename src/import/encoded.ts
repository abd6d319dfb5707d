import { encodedWord } from './mail/headers.ts';

/**
 * The share of a text's signs (without white space) from which it is encoded, and up to which letters and digits make
 * no text: prose has 0.75 and more in any script, tutorials with much code 0.65.
 */
const limits = { encoded: 0.1, packed: 0.5, letters: 0.5, least: 80 } as const;

/** Letters, digits and signs behind an equals sign, or a line's end there: quoted-printable (RFC 2045 §6.7). */
const quotedPrintable = /=(?:[0-9A-F]{2}|\n)/g;

/** Long runs without a space, of both cases and digits: base64 (RFC 4648). */
const packed = /(?<![\w+/.:-])(?=[a-z+/\d]*[A-Z])(?=[A-Z+/\d]*[a-z])[\w+/]{48,}={0,2}/g;

const lengthOf = (text: string, pattern: RegExp): number =>
  text.match(pattern)?.reduce((sum, { length }) => sum + length, 0) ?? 0;

/** Why a text can't be prose, in words that follow `It`; undefined where it can. Says nothing of short texts. */
export function notProse(text: string): string | undefined {
  const signs = text.replace(/\r/g, '').replace(/[^\S\n]+/g, '');
  const all = lengthOf(signs, /\S/g);
  if (all < limits.least) return undefined;
  if (lengthOf(signs, encodedWord) + lengthOf(signs, quotedPrintable) >= limits.encoded * all)
    return 'is encoded as mail is (quoted-printable)';
  if (lengthOf(text, packed) >= limits.packed * all) return 'is encoded (base64)';
  if (lengthOf(signs, /[\p{L}\p{M}\p{N}]/gu) < limits.letters * all) return 'is signs for the most part';
  return undefined;
}
