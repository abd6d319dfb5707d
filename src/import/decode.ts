import { guessEncoding } from './guess.ts';

/** Text that was bytes, and how its encoding is known. */
export interface Decoded {
  /** Without byte-order mark; line ends as they were. */
  readonly text: string;
  /** Name by the WHATWG Encoding standard, lower case. */
  readonly encoding: string;
  readonly by: 'byte-order mark' | 'declaration' | 'UTF-8' | 'guess';
}

/** Byte-order marks (WHATWG Encoding §6, "BOM sniff"; UTF-32 by Unicode §23.8, which begins like UTF-16). */
const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];

/** The beginning of markup in UTF-16 and UTF-32 without a mark: `<` and white space with a zero byte each. */
const wide: readonly (readonly [encoding: string, pattern: RegExp])[] = [
  ['utf-32le', /^[<{\s]\0\0\0[^\0]\0\0\0/],
  ['utf-32be', /^\0\0\0[<{\s]\0\0\0[^\0]/],
  ['utf-16le', /^(?:[<{\s]\0){1}(?:[^\0]\0){3}/],
  ['utf-16be', /^(?:\0[<{\s]){1}(?:\0[^\0]){3}/],
];

/** Where documents declare their encoding: XML declaration, `<meta charset>`, `<meta http-equiv>`. */
const declarations: readonly RegExp[] = [
  /(?:^|[\s>])<\?xml[^<>]*?\sencoding\s{0,9}=\s{0,9}["']\s{0,9}([\w.:-]+)/i,
  /<meta[^<>]*?\scharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]+)/i,
  /<meta[^<>]*?\scontent\s{0,9}=\s{0,9}["'][^"'<>]*?charset\s{0,9}=\s{0,9}([\w.:-]+)/i,
];

/**
 * How far into a document a declaration is looked for, in bytes. The standard's 1024 are too few for pages as they are.
 */
const declarationWithin = 8192;

/** How many multi-byte sequences outweigh a declaration that says otherwise, in all and for each broken one. */
const enoughUtf8 = { all: 6, each: 20 };

/**
 * How labels are spelt that the Encoding standard does not know by that spelling: `win-1251`, `cp_1251`, `iso88591`.
 */
function spellings(label: string): readonly string[] {
  const plain = label.toLowerCase().replaceAll('_', '-');
  return [
    label,
    plain,
    plain.replace(/^(?:win|windows|x?-?cp)-?(\d{3,4})$/, 'windows-$1'),
    plain.replace(/^iso-?8859-?(\d+)$/, 'iso-8859-$1'),
  ];
}

function decoder(label: string): TextDecoder | undefined {
  for (const spelling of spellings(label)) {
    try {
      return new TextDecoder(spelling);
    } catch {
      // The next spelling may be known.
    }
  }
  return undefined;
}

/**
 * The encoding that a document declares; UTF-16 in a declaration that is readable as bytes means UTF-8 (HTML,
 * "prescan").
 */
function declared(head: string): string | undefined {
  const withoutComments = head.replace(/<!--(?:(?!<!--)[\s\S])*?-->/g, '');
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

const wellFormed =
  /(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+|[\x80-\xff]/g;

/** UTF-8 into which single bytes of windows-1252 were pasted, each part as what it is. */
function patched(bytes: Uint8Array): string {
  const western = new TextDecoder('windows-1252');
  const raw = Buffer.from(bytes).toString('latin1');
  return raw.replace(wellFormed, (part) => {
    const piece = Buffer.from(part, 'latin1');
    return part.length === 1 && part > '\x7f' ? western.decode(piece) : piece.toString('utf8');
  });
}

/** Whether letters beyond ASCII stand side by side, as in no language that is written in windows-1252. */
function isCrowded(bytes: Uint8Array): boolean {
  const raw = Buffer.from(bytes).toString('latin1');
  const all = raw.match(/[\xc0-\xff]/g)?.length ?? 0;
  const together = raw.match(/[\xc0-\xff]{2,}/g)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
  return all >= 10 && together > all * 0.7;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The Encoding standard leaves UTF-32 out. */
function decodeWide(bytes: Uint8Array, encoding: string): string {
  if (!encoding.startsWith('utf-32')) return new TextDecoder(encoding).decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const points = Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) =>
    view.getUint32(i * 4, encoding === 'utf-32le'),
  );
  return points.map((point) => (point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point))).join('');
}

/** Without marks that stand before the text, however many, also such as were read in the wrong encoding. */
function withoutMarks(text: string): string {
  return text.replace(/^(?:\ufeff|ï»¿)+/, '');
}

/**
 * Bytes of a document as text: byte-order mark, else declaration, else UTF-8, else a guess by what language the bytes
 * read as. A mark yields to bytes that it can't stand for; a declaration to bytes that say otherwise: valid UTF-8
 * declared as something else, what was declared UTF-8 and is not, other scripts declared as western. Never throws;
 * bytes that mean nothing become U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  for (const [encoding, mark] of marks)
    if (mark.every((byte, i) => bytes[i] === byte)) {
      const rest = bytes.subarray(mark.length);
      const fits = encoding === 'utf-8' ? isUtf8(rest) : rest.includes(0) || !isUtf8(rest);
      if (!fits) return decode(rest);
      const text = withoutMarks(decodeWide(rest, encoding));
      return { text, encoding, by: 'byte-order mark' };
    }

  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, declarationWithin));
  for (const [encoding, pattern] of wide)
    if (pattern.test(head)) return { text: decodeWide(bytes, encoding), encoding, by: 'guess' };

  const said = declared(head);
  const utf8 = new TextDecoder().decode(bytes);
  const { good, broken } = countUtf8(utf8);
  const asUtf8 = (by: Decoded['by']): Decoded => {
    const text = withoutMarks(broken === 0 ? utf8 : patched(bytes));
    return { text, encoding: 'utf-8', by };
  };
  const mostlyUtf8 = broken === 0 || good > 2 * broken;

  if (said === 'utf-8' && mostlyUtf8) return asUtf8('declaration');
  if (said !== undefined && said !== 'utf-8') {
    const enough = said === 'windows-1252' && broken === 0 ? 1 : enoughUtf8.all;
    const certain = good >= enough && good >= broken * enoughUtf8.each;
    if (certain) return asUtf8('UTF-8');
    if (said !== 'windows-1252' || !isCrowded(bytes))
      return { text: new TextDecoder(said).decode(bytes), encoding: said, by: 'declaration' };
  } else if (mostlyUtf8 && !(bytes.indexOf(0x1b) >= 0 && good === 0)) return asUtf8('UTF-8');
  const encoding = guessEncoding(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding, by: 'guess' };
}
