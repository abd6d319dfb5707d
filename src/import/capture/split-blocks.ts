import { limits } from './limits.ts';
import { endsSentence } from './measure.ts';

/** One block of a capture's text: a paragraph, a heading, an entry of a menu. */
export interface CaptureBlock {
  /** Line in the file where it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;

/** Groups of lines without a blank one between them. */
function groupsOf(lines: readonly CaptureBlock[]): CaptureBlock[][] {
  const groups: CaptureBlock[][] = [];
  for (const [i, line] of lines.entries())
    if (i > 0 && line.line === (lines[i - 1] as CaptureBlock).line + 1) groups.at(-1)?.push(line);
    else groups.push([line]);
  return groups;
}

/**
 * The width at which a text was wrapped, in characters: that of its widest line with a space. Undefined if it was
 * not: a line is too long, or most lines that another one follows end a sentence.
 */
function wrapWidth(lines: readonly CaptureBlock[]): number | undefined {
  const { widest, narrowest, lines: least, share } = limits.wrap;
  const breakable = lines.filter(({ text }) => /\S\s\S/.test(text) || ideographic.test(text));
  const width = breakable.reduce((most, { text }) => Math.max(most, text.length), 0);
  if (width > widest || width < narrowest) return undefined;
  const followed = groupsOf(lines)
    .flatMap((group) => group.slice(0, -1))
    .filter(({ text }) => text.length >= limits.wrap.full * width);
  const open = followed.filter(({ text }) => !endsSentence(text));
  return open.length >= least && open.length >= share * followed.length ? width : undefined;
}

/**
 * Whether a line goes on in the next one: it breaks off before a small letter, or the next word would not have
 * fitted.
 */
function goesOn(before: string, after: string, width: number): boolean {
  const open = !endsSentence(before);
  if (open && /^\p{Ll}/u.test(after)) return true;
  const word = /^\S+/.exec(after)?.[0] ?? '';
  return before.length + 1 + word.length > (open ? limits.wrap.full * width : width);
}

/** Two lines as one; a word that was divided is whole again. */
function join(before: string, after: string): string {
  if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  const tight = ideographic.test(before.at(-1) ?? '') && ideographic.test(after[0] ?? '');
  return tight ? before + after : `${before} ${after}`;
}

const pageNumber = /^\P{L}*(?:\p{L}{1,6}\.?\s)?(\d{1,4})(?:\s?(?:\/|\p{L}{2,4})\s?\d{1,4})?\P{L}*$/u;

/** The lines without page numbers: numbers that stand alone and count up by one. */
function withoutPageNumbers(lines: readonly CaptureBlock[]): readonly CaptureBlock[] {
  const numbered = lines.flatMap((line) => {
    const page = pageNumber.exec(line.text)?.[1];
    return page === undefined ? [] : [{ line, page: Number(page) }];
  });
  const counted = new Set(
    numbered
      .filter(({ page }, i) => numbered[i + 1]?.page === page + 1 || numbered[i - 1]?.page === page - 1)
      .map(({ line }) => line),
  );
  return lines.filter((line) => !counted.has(line));
}

/** The paragraphs of a wrapped text, also those that a new page divides. */
function unwrap(lines: readonly CaptureBlock[], width: number): CaptureBlock[] {
  const joined: CaptureBlock[] = [];
  for (const group of groupsOf(lines))
    for (const [i, line] of group.entries()) {
      const before = joined.at(-1);
      const last = i > 0 ? (group[i - 1] as CaptureBlock).text : (before?.text ?? '');
      const divided = i === 0 && !endsSentence(last) && /^\p{Ll}/u.test(line.text);
      if (before && (divided || (i > 0 && goesOn(last, line.text, width))))
        joined[joined.length - 1] = { line: before.line, text: join(before.text, line.text) };
      else joined.push(line);
    }
  return joined;
}

/**
 * The blocks of a cleaned capture: its lines that are not blank. Where the text was wrapped at a width, as
 * `pdftotext` and mail do, lines that belong together are joined and page numbers left out; `joined` is then true.
 */
export function splitBlocks(text: string): {
  readonly blocks: readonly CaptureBlock[];
  readonly joined: boolean;
} {
  const lines = text
    .split('\n')
    .map((line, i) => ({ line: i + 1, text: line.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text !== '');
  const width = wrapWidth(lines);
  return width === undefined
    ? { blocks: lines, joined: false }
    : { blocks: unwrap(withoutPageNumbers(lines), width), joined: true };
}
