/**
 * windows-1252 as browsers map it (https://encoding.spec.whatwg.org/#windows-1252): what byte a character was misread
 * from.
 */
const byteOf = new Map<string, number>();
const windows1252 = new TextDecoder('windows-1252');
const windows1251 = new TextDecoder('windows-1251');
const cyrillicByteOf = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte++) {
  byteOf.set(windows1252.decode(Uint8Array.of(byte)), byte);
  byteOf.set(String.fromCharCode(byte), byte);
  cyrillicByteOf.set(windows1251.decode(Uint8Array.of(byte)), byte);
}

const strict = new TextDecoder('utf-8', { fatal: true });

function reread(run: string, bytes: ReadonlyMap<string, number>): string | undefined {
  const codes: number[] = [];
  for (const character of run) {
    const byte = character.charCodeAt(0) < 0x80 ? character.charCodeAt(0) : bytes.get(character);
    if (byte === undefined) return undefined;
    codes.push(byte);
  }
  try {
    return strict.decode(Uint8Array.from(codes));
  } catch {
    return undefined;
  }
}

const members = (bytes: ReadonlyMap<string, number>, from: number, to: number) =>
  [...bytes]
    .filter(([, byte]) => byte >= from && byte <= to)
    .map(([character]) => (/[\]\\^-]/.test(character) ? `\\${character}` : character))
    .join('');

const trail = members(byteOf, 0x80, 0xbf);
const sequence = new RegExp(
  `[${members(byteOf, 0xc2, 0xdf)}][${trail}]|[${members(byteOf, 0xe0, 0xef)}][${trail}]{2}|` +
    `[${members(byteOf, 0xf0, 0xf4)}][${trail}]{3}`,
  'gu',
);
/** Three letters and more, each misread as `Р` or `С` with a companion: `РџСЂРёРІРµС‚`. */
const cyrillicWord = new RegExp(`(?:[РС][${members(cyrillicByteOf, 0x80, 0xbf)}]){3,}`, 'gu');

/**
 * A letter and two signs that text writes behind it, `é’”`, which would also be the bytes of an ideograph; those come
 * in runs.
 */
const written = /^[à-ï][’”“‘…–—•›‹»«·°\u00a0]{2}$/u;

function mend(run: string, at: number, text: string): string {
  const beside = (text[at - 1] ?? '') + (text[at + run.length] ?? '');
  if (written.test(run) && !/[\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]/u.test(beside)) return run;
  return reread(run, byteOf) ?? run;
}

/**
 * Puts right UTF-8 that was read as windows-1252 or ISO 8859-1 (`â€™`, `Ã©`), as often over as it was misread, and
 * words of Cyrillic UTF-8 that were read as windows-1251. Anything that would not be valid UTF-8 stays as it is.
 */
export function mendMojibake(text: string): string {
  let mended = text;
  for (let before = ''; before !== mended && /[\u00c2-\u00f4]/.test(mended); ) {
    before = mended;
    mended = mended.replace(sequence, mend);
  }
  return mended.replace(cyrillicWord, (run) => reread(run, cyrillicByteOf) ?? run);
}
