import type { Data } from './datum.ts';
import { readHeader } from './header.ts';
import { endOfObject, type Notation, parseGroup } from './notation.ts';

/** A post cut into front matter and body. */
export interface SplitPost {
  readonly data: Data;
  readonly form: Notation | 'header' | 'none';
  /** What stands below the front matter. */
  readonly body: string;
  /** The line on which the body begins, from 1. */
  readonly bodyLine: number;
  /** Lines of the keys at the top level, from 1. */
  readonly lines: ReadonlyMap<string, number>;
  readonly fault?: { readonly message: string; readonly line: number };
}

interface Fence {
  readonly open: RegExp;
  readonly close: RegExp;
  readonly notation: Notation;
}

/**
 * How generators mark front matter off: Jekyll and all after it, gray-matter's languages, Hugo and Zola, Hexo's JSON.
 */
const fences: readonly Fence[] = [
  { open: /^---[ \t]*json[ \t]*\n/, close: /^---[ \t]*$/m, notation: 'json' },
  { open: /^---[ \t]*toml[ \t]*\n/, close: /^---[ \t]*$/m, notation: 'toml' },
  { open: /^---[ \t]*(?:js|javascript)[ \t]*\n/, close: /^---[ \t]*$/m, notation: 'object' },
  { open: /^---[ \t]*(?:ya?ml[ \t]*)?\n/, close: /^(?:---|\.\.\.)[ \t]*$/m, notation: 'yaml' },
  { open: /^\+\+\+[ \t]*\n/, close: /^\+\+\+[ \t]*$/m, notation: 'toml' },
  { open: /^;;;[ \t]*\n/, close: /^;;;[ \t]*$/m, notation: 'json' },
];

const keyLine = /^(?:["']?([A-Za-z_][\w.-]*(?: +[\w.-]+)*)["']?[ \t]*[:=]|[ \t]{0,4}["']([\w .-]+)["'][ \t]*:)/;

function linesOf(text: string, first: number): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const key = keyLine.exec(line);
    const name = key?.[1] ?? key?.[2];
    if (name !== undefined && !lines.has(name)) lines.set(name, first + index);
  }
  return lines;
}

/** Longer front matter, in UTF-16 units, is not read: nobody writes so much about a post. */
const longest = 1 << 18;

const countLines = (text: string): number => text.split('\n').length - 1;

function made(text: string, notation: Notation, source: string, start: number, end: number): SplitPost {
  const first = countLines(text.slice(0, start)) + 1;
  const { data, fault } =
    source.length > longest
      ? {
          data: {},
          fault: { message: `It is ${source.length} characters long; ${longest} is the most`, line: 1 },
        }
      : parseGroup(source, notation);
  const body = text.slice(end);
  return {
    data,
    form: notation,
    body,
    bodyLine: countLines(text.slice(0, end)) + 1,
    lines: source.length > longest ? new Map() : linesOf(source, first),
    ...(fault && { fault: { message: fault.message, line: first + (fault.line ?? 1) - 1 } }),
  };
}

/** Hexo also takes front matter without its first fence: `key: value` lines up to a line of three hyphens. */
function unopened(text: string): SplitPost | undefined {
  const match = /^((?:[A-Za-z_][\w-]*:(?:[ \t].*)?\n(?:[ \t]+\S.*\n|- .*\n)*)+)---[ \t]*(?:\n|$)/.exec(text);
  return match && /^(?:title|date|layout|tags)\s*:/m.test(match[1] as string)
    ? made(text, 'yaml', match[1] as string, 0, match[0].length)
    : undefined;
}

/**
 * Cuts a post into front matter and body: YAML between `---`, TOML between `+++`, JSON in braces, the headers of
 * Pelican, Nikola and MultiMarkdown, an exported object of MDX. Line ends must be LF. Blank lines and a comment may
 * stand before it. Broken front matter is read as far as it goes, with the fault and its line.
 */
export function splitFrontMatter(text: string, headers = true): SplitPost {
  const start = /^(?:[^\S\n]*\n|[ \t]*<!--(?!\s*\.\. )(?:(?!<!--)[\s\S])*?-->[ \t]*\n)*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(start);
  for (const { open, close, notation } of fences) {
    const opened = open.exec(rest)?.[0];
    if (opened === undefined) continue;
    const inside = rest.slice(opened.length);
    const end = close.exec(inside);
    if (!end) continue;
    const source = inside.slice(0, end.index);
    if (notation === 'yaml' && source.trim() !== '' && !/^[^\S\n]*(?:["']?[\w][^\n]*:|#|\{)/m.test(source)) continue;
    const until = start + opened.length + end.index + end[0].length;
    return made(text, notation, source, start + opened.length, until + (text[until] === '\n' ? 1 : 0));
  }
  if (rest.startsWith('{') && /^\{\s*"/.test(rest)) {
    const end = endOfObject(rest, 0);
    if (end > 0) return made(text, 'json', rest.slice(0, end), start, start + end + (rest[end] === '\n' ? 1 : 0));
  }
  const bare = unopened(rest);
  if (bare) return bare;
  const header = headers ? readHeader(rest) : undefined;
  if (header) {
    const first = countLines(text.slice(0, start)) + 1;
    return {
      data: header.data,
      form: 'header',
      body: rest.slice(0, header.start) + rest.slice(header.end),
      bodyLine: first + countLines(rest.slice(0, header.end)),
      lines: linesOf(rest.slice(header.start, header.end).replace(/^\.\. /gm, ''), first),
    };
  }
  const broken = /^(?:---|\+\+\+)[ \t]*\n[\w"']+\s*[:=]/.test(rest);
  return {
    data: {},
    form: 'none',
    body: text,
    bodyLine: 1,
    lines: new Map(),
    ...(broken && {
      fault: { message: 'The front matter has no end', line: countLines(text.slice(0, start)) + 1 },
    }),
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a Markdown file, line ends as `\n`. Markdown declares no encoding: it is UTF-8, or an encoding that its
 * bytes suggest, for which a large table is loaded.
 */
export async function textOfBytes(bytes: Uint8Array): Promise<string> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    ({ text } = (await import('../../decode.ts')).decode(bytes));
  }
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
