import { limits } from './limits.ts';

/** One block of a capture's text: a paragraph, a heading, an entry of a menu. */
export interface Block {
  /** Line in the file where it begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** Which run of lines without a blank one between them it belongs to, from 0, and how many blocks that run has. */
  readonly group: number;
  readonly groupSize: number;
}

/** How a capture is laid out. */
export type Layout = 'blank lines' | 'line by line' | 'wrapped';

interface Line {
  readonly line: number;
  readonly text: string;
}

const ideographic =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;

/** The width at which a text was wrapped, or undefined where it was not: its widest line with a space, if many lines come near it. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const { widest, narrowest, slack, share } = limits.wrap;
  const breakable = lines.filter(({ text }) => /\S\s+\S/.test(text) || ideographic.test(text));
  const width = breakable.reduce((most, { text }) => Math.max(most, text.length), 0);
  if (width > widest || width < narrowest) return undefined;
  const near = breakable.filter(({ text }) => text.length >= width - slack);
  if (near.length < limits.wrap.lines) return undefined;
  const textAt = new Map(lines.map(({ line, text }) => [line, text]));
  const followed = near.filter(({ line }) => textAt.has(line + 1));
  const forced = followed.filter(({ line, text }) => isForced(text, textAt.get(line + 1) as string, width));
  const enough = followed.length >= limits.wrap.lines && forced.length >= followed.length * share;
  return enough ? width : undefined;
}

/** Whether a line had to end where it ends: the next one's first word would not have fitted. */
function isForced(text: string, next: string, width: number): boolean {
  const word = /^\S+/.exec(next)?.[0] ?? '';
  return text.length + 1 + word.length > width;
}

function join(before: string, after: string): string {
  const tight = ideographic.test(before.at(-1) ?? '') && ideographic.test(after[0] ?? '');
  return tight ? before + after : `${before} ${after}`;
}

function unwrap(group: readonly Line[], width: number): Line[] {
  const joined: Line[] = [];
  let last = '';
  for (const line of group) {
    const previous = joined.at(-1);
    if (previous && isForced(last, line.text, width))
      joined[joined.length - 1] = { line: previous.line, text: join(previous.text, line.text) };
    else joined.push(line);
    last = line.text;
  }
  return joined;
}

/**
 * The blocks of a cleaned capture, whatever its layout: blank lines between blocks (a run of lines is then several blocks, such as a
 * menu), one block a line, or hard-wrapped at a width, where lines that had to break are joined again.
 */
export function readBlocks(text: string): { readonly blocks: readonly Block[]; readonly layout: Layout } {
  const lines = text.split('\n').map((line, i) => ({ line: i + 1, text: line.replace(/\s+/g, ' ').trim() }));
  const filled = lines.filter((line) => line.text !== '');
  const width = wrapWidth(filled);
  const groups: Line[][] = [];
  let before = -1;
  for (const line of filled) {
    if (line.line === before + 1) groups.at(-1)?.push(line);
    else groups.push([line]);
    before = line.line;
  }
  const blocks = groups.flatMap((group, index) => {
    const members = width === undefined ? group : unwrap(group, width);
    return members.map((member) => ({ ...member, group: index, groupSize: members.length }));
  });
  const blanks = lines.length - filled.length;
  const layout =
    width !== undefined ? 'wrapped' : blanks > filled.length * 0.2 ? 'blank lines' : 'line by line';
  return { blocks, layout };
}
