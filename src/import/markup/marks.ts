/**
 * Marks that stand in the Markdown until its neighbours are known: noncharacters, which no text holds (Unicode 16
 * §23.7), and which are taken from text before it is converted.
 */
export const mark = {
  strong: ['\ufdd0', '\ufdd1'],
  em: ['\ufdd2', '\ufdd3'],
  del: ['\ufdd4', '\ufdd5'],
  link: '\ufdd6',
  break: '\ufdd7',
  code: '\ufdd8',
  dollar: '\ufdd9',
} as const;

const marks = /[\ufdd0-\ufdd9]/g;

/** Takes noncharacters from a text that comes from outside. */
export function dropMarks(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/g, '');
}

interface Delimiter {
  readonly open: string;
  readonly close: string;
  readonly wish: readonly string[];
  readonly element: string;
}

const delimiters: readonly Delimiter[] = [
  { open: mark.strong[0], close: mark.strong[1], wish: ['**'], element: 'strong' },
  { open: mark.em[0], close: mark.em[1], wish: ['_', '*'], element: 'em' },
  { open: mark.del[0], close: mark.del[1], wish: ['~~'], element: 'del' },
];

const space = /[\s]/u;
const punctuation = /[\p{P}\p{S}\ufdd0-\ufdd9]/u;

/**
 * Whether a delimiter run opens and closes emphasis between these neighbours (CommonMark 0.31 §6.2). Neighbours
 * that are delimiters themselves count as unfit, since runs of one sign merge.
 */
function fits(sign: string, before: string, first: string, last: string, after: string): boolean {
  const clash = (c: string): boolean => c === sign[0] || /[\ufdd0-\ufdd5]/.test(c);
  if ([before, first, last, after].some(clash)) return false;
  const free = (c: string): boolean => c === '' || space.test(c) || punctuation.test(c);
  if (first === '' || space.test(first) || space.test(last)) return false;
  const opens = !punctuation.test(first) || free(before);
  const closes = !punctuation.test(last) || free(after);
  return sign === '_' ? opens && closes && free(before) && free(after) : opens && closes;
}

/** The code point before, or after, a position; '' at the ends. */
function codePoint(text: string, at: number, step: -1 | 1): string {
  if (step === 1) return at < text.length ? String.fromCodePoint(text.codePointAt(at) as number) : '';
  const low = text[at - 1] ?? '';
  return /[\udc00-\udfff]/.test(low) && at > 1 ? text.slice(at - 2, at) : low;
}

/** Puts a sign, or where no sign would be read as meant, an HTML tag in place of each pair of marks. */
function settlePairs(text: string, { open, close, wish, element }: Delimiter): string {
  const joined = text.replaceAll(close + open, '');
  let out = '';
  let rest = 0;
  for (let at = joined.indexOf(open); at >= 0; at = joined.indexOf(open, rest)) {
    const end = joined.indexOf(close, at);
    if (end < 0) break;
    const inner = joined.slice(at + 1, end);
    const before = codePoint(joined, at, -1);
    const after = codePoint(joined, end + 1, 1);
    const sign = /\n\s*\n/.test(inner)
      ? undefined
      : wish.find((s) => fits(s, before, codePoint(inner, 0, 1), codePoint(inner, inner.length, -1), after));
    out += joined.slice(rest, at);
    out += sign === undefined ? `<${element}>${inner}</${element}>` : sign + inner + sign;
    rest = end + 1;
  }
  return out + joined.slice(rest);
}

/** A sign of dollars begins no formula (`endOfTex`) where it is the only one up to an empty line. */
function settleDollars(markdown: string): string {
  if (!markdown.includes(mark.dollar)) return markdown;
  const parts = markdown.split(/(\n\s*\n)/);
  return parts
    .map((part) => part.replaceAll(mark.dollar, part.split(/[$\ufdd9]/, 3).length > 2 ? '\\$' : '$'))
    .join('');
}

/** Replaces every mark by what it stands for, now that its neighbours are known. */
export function settle(markdown: string): string {
  // A line break at the end of a block is none (CommonMark 0.31 §6.7).
  const broken = markdown
    .replace(/\ufdd7(?=[\s\ufdd0-\ufdd8]*(?:$|\n[> ]*(?:\n|$)))/g, '')
    .replaceAll(mark.break, '\\');
  const paired = delimiters.reduce(settlePairs, broken);
  // Two spans of code side by side would be read as one.
  const apart = paired.replaceAll(mark.code + mark.code, '<!-- -->');
  return settleDollars(apart)
    .replace(/!\ufdd6/g, '\\!')
    .replace(marks, '')
    .replace(/^(>(?: ?>)*) +$/gm, '$1');
}
