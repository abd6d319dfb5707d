import { table } from '../text/table.ts';

/** The references that turn up undecoded in visible text: those that publishing tools write. */
const named = table<string>({
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  para: '¶',
  times: '×',
  frac12: '½',
  iexcl: '¡',
  iquest: '¿',
  ordf: 'ª',
  ordm: 'º',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  eth: 'ð',
  thorn: 'þ',
  oelig: 'œ',
  OElig: 'Œ',
});

/** Combining marks by the ending of a letter's name: `&eacute;` is `e` and `acute`. */
const marks = table<string>({
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
});

const windows1252 = new TextDecoder('windows-1252');

function numbered(code: number): string | undefined {
  if (code >= 0x80 && code <= 0x9f) return windows1252.decode(Uint8Array.of(code));
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

const reference = new RegExp(
  String.raw`&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+\d{0,2}));|` +
    String.raw`&(nbsp|amp|quot|lt|gt|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|#\d{2,5})(?![\w;=])`,
  'g',
);

function decodeOnce(text: string): string {
  return text.replace(reference, (whole, decimal, hex, name, bare) => {
    if (decimal !== undefined) return numbered(Number(decimal)) ?? whole;
    if (hex !== undefined) return numbered(Number.parseInt(hex, 16)) ?? whole;
    const word: string = name ?? bare;
    if (word.startsWith('#')) return numbered(Number(word.slice(1))) ?? whole;
    const marked = /^([A-Za-z])(acute|grave|circ|uml|tilde|cedil|ring|caron)$/.exec(word);
    if (marked) return `${marked[1]}${marks.get(marked[2] as string)}`.normalize('NFC');
    return named.get(word) ?? whole;
  });
}

/**
 * Decodes character references that stand undecoded in visible text, `&amp;`, `&#8217;`, `&amp;nbsp;`, also where the
 * semicolon is lost; numbers 128 to 159 as browsers do (HTML §13.2.5.80). Names that it does not know stay.
 */
export function decodeReferences(text: string): string {
  const once = decodeOnce(text);
  return once === text ? text : decodeOnce(once);
}
