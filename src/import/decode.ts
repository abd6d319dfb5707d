import { guessEncoding } from './guess.ts';

/** Text that was bytes, and how its encoding is known. */
export interface Decoded {
  /** Without byte-order mark; line ends as they were. */
  readonly text: string;
  /** Name by the WHATWG Encoding standard, lower case. */
  readonly encoding: string;
  readonly by: 'byte-order mark' | 'declaration' | 'UTF-8' | 'guess';
}

/** Byte-order marks (WHATWG Encoding §6, "BOM sniff"). */
const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];

/** The beginning of markup in UTF-16 without a mark: `<` and white space with a zero byte each. */
const wide: readonly (readonly [encoding: string, pattern: RegExp])[] = [
  ['utf-16le', /^(?:[<{\s]\0){1}(?:[^\0]\0){3}/],
  ['utf-16be', /^(?:\0[<{\s]){1}(?:\0[^\0]){3}/],
];

/** Where documents declare their encoding: XML declaration, `<meta charset>`, `<meta http-equiv>`. */
const declarations: readonly RegExp[] = [
  /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i,
  /<meta[^>]*?\scharset\s*=\s*["']?\s*([\w.:-]+)/i,
  /<meta[^>]*?\scontent\s*=\s*["'][^"'>]*?charset\s*=\s*([\w.:-]+)/i,
];

/** How far into a document a declaration is looked for, in bytes. The standard's 1024 are too few for pages as they are. */
const declarationWithin = 8192;

/** How many multi-byte sequences outweigh a declaration that says otherwise. */
const enoughUtf8 = 6;

function decoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** The encoding that a document declares; UTF-16 in a declaration that is readable as bytes means UTF-8 (HTML, "prescan"). */
function declared(head: string): string | undefined {
  const withoutComments = head.replace(/<!--[\s\S]*?-->/g, '');
  for (const pattern of declarations) {
    const encoding = decoder(pattern.exec(withoutComments)?.[1] ?? '')?.encoding;
    if (encoding !== undefined) return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  }
  return undefined;
}

/** How well bytes read as UTF-8: good sequences and broken ones. */
function countUtf8(text: string): { good: number; broken: number } {
  return {
    good: text.match(/[\u0080-\ufffc]+/g)?.reduce((sum, run) => sum + run.length, 0) ?? 0,
    broken: text.match(/\ufffd/g)?.length ?? 0,
  };
}

/**
 * Bytes of a document as text: byte-order mark, else declaration, else UTF-8, else a guess by what language the bytes read
 * as. A declaration yields to bytes that say otherwise: valid UTF-8 declared as something else, and what was declared UTF-8
 * and is not. Never throws; bytes that mean nothing become U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  for (const [encoding, mark] of marks)
    if (mark.every((byte, i) => bytes[i] === byte))
      return { text: new TextDecoder(encoding).decode(bytes), encoding, by: 'byte-order mark' };

  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, declarationWithin));
  for (const [encoding, pattern] of wide)
    if (pattern.test(head)) return { text: new TextDecoder(encoding).decode(bytes), encoding, by: 'guess' };

  const said = declared(head);
  const utf8 = new TextDecoder().decode(bytes);
  const { good, broken } = countUtf8(utf8);
  const isUtf8 = broken === 0 || good > 20 * broken;
  const asUtf8 = (by: Decoded['by']): Decoded => ({ text: utf8, encoding: 'utf-8', by });

  if (said === 'utf-8' && isUtf8) return asUtf8('declaration');
  if (said !== undefined && said !== 'utf-8') {
    const certain = broken === 0 && good >= (said === 'windows-1252' ? 1 : enoughUtf8);
    if (certain) return asUtf8('UTF-8');
    return { text: new TextDecoder(said).decode(bytes), encoding: said, by: 'declaration' };
  }
  if (isUtf8 && !(bytes.indexOf(0x1b) >= 0 && good === 0)) return asUtf8('UTF-8');
  const encoding = guessEncoding(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding, by: 'guess' };
}
