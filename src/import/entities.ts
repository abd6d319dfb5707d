import { decodeHTMLStrict } from 'entities';

/** References with their semicolon, and those without one that publishing tools write. */
const reference = new RegExp(
  '&(?:#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[A-Za-z]+\\d{0,2});|' +
    '&(?:nbsp|amp|quot|lt|gt|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|#\\d{2,5})(?![\\w;=])',
  'g',
);

/** Numbers that stand for no character: zero, surrogates, and those beyond Unicode. */
function isNoCharacter(written: string): boolean {
  const [, hexadecimal, decimal] = /^&#(?:[xX]([\da-fA-F]+)|(\d+))/.exec(written) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
}

function decodeOnce(text: string): string {
  return text.replace(reference, (written) =>
    isNoCharacter(written) ? written : decodeHTMLStrict(written.endsWith(';') ? written : `${written};`),
  );
}

/**
 * Decodes character references in visible text (`&amp;`, `&#8217;`, `&amp;nbsp;`), also without semicolon, and numbers 128
 * to 159 as browsers do (HTML §13.2.5.80). Unknown names stay.
 */
export function decodeReferences(text: string): string {
  const once = decodeOnce(text);
  return once === text ? text : decodeOnce(once);
}
