/**
 * Code point of zero in each decimal digit system that pages use outside ASCII (Unicode `Nd`, Basic Multilingual
 * Plane).
 */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
];

const values = new Map(zeros.flatMap((zero) => Array.from({ length: 10 }, (_, i) => [zero + i, i] as const)));

/**
 * The same text with every decimal digit written in ASCII. Each digit stays one code unit, so positions stay as
 * they are.
 */
export function latinDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const value = values.get(digit.charCodeAt(0));
    return value === undefined ? digit : String(value);
  });
}

const ideographs = '〇一二三四五六七八九';

/** The number that Chinese or Japanese numerals write: `二〇二〇`, `十二`, `三十一`, or ASCII digits. NaN for anything else. */
export function ideographicNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '元') return 1;
  const digits = text.replace(/[零○]/g, '〇').replace('廿', '二十').replace('卅', '三十');
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(digits);
  if (tens) return (tens[1] ? ideographs.indexOf(tens[1]) : 1) * 10 + (tens[2] ? ideographs.indexOf(tens[2]) : 0);
  const parts = [...digits].map((digit) => ideographs.indexOf(digit));
  return parts.length === 0 || parts.includes(-1) ? Number.NaN : Number(parts.join(''));
}
