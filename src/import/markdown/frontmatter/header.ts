import type { Data } from './datum.ts';
import { endOfObject, parseGroup } from './notation.ts';

/** Metadata that stands at the head of a file without fences: what it says, from where to where it stands. */
export interface Header {
  readonly data: Data;
  readonly start: number;
  readonly end: number;
}

/** Keys of which one at least must stand in a bare header, else a paragraph that begins with `Note:` would be one. */
const telling = /^(?:title|date|slug|author|authors|tags|category|summary)$/i;

/**
 * `Title: …` lines up to the first blank one, continued by indented lines (MultiMarkdown; Pelican's Markdown reader).
 */
function multiMarkdown(text: string): Header | undefined {
  const match = /^(?:[A-Za-z][\w -]{0,40}:(?:[ \t].*)?\n(?:[ \t]{4,}\S.*\n)*)+(?:[ \t]*\n|$)/.exec(`${text}\n`);
  if (!match) return undefined;
  const lines = new Map<string, string>();
  let key = '';
  for (const line of match[0].split('\n')) {
    const pair = /^([A-Za-z][\w -]{0,40}?)\s{0,9}:(?:[ \t]([^]*)|)$/.exec(line);
    if (pair) lines.set((key = pair[1] as string), (pair[2] ?? '').trim());
    else if (key !== '' && line.trim() !== '') lines.set(key, `${lines.get(key)}\n${line.trim()}`.trim());
  }
  const data = Object.fromEntries(lines);
  const keys = Object.keys(data);
  return keys.some((name) => /^title$/i.test(name)) || keys.filter((name) => telling.test(name)).length > 1
    ? { data, start: 0, end: Math.min(match[0].length, text.length) }
    : undefined;
}

const nikolaHeader = new RegExp(
  String.raw`^(?:[^\S\n]*\n)*(?![^\S\n]*\n)(?:<!--[ \t]*\n)?((?:[ \t]*\.\. [\w-]+:.*\n|[ \t]*\n)+?)` +
    String.raw`(?:[ \t]*-->[ \t]*(?:\n|$)|\n|$)`,
);

/** `.. title: …` lines, bare or in a comment (Nikola). */
function nikola(text: string): Header | undefined {
  const match = nikolaHeader.exec(text);
  if (!match || !/\.\. \w/.test(match[1] as string)) return undefined;
  const pairs = (match[1] as string).matchAll(/^[ \t]*\.\. ([\w-]+):[ \t]*(.*)$/gm);
  const data = Object.fromEntries([...pairs].map(([, key, value]) => [key as string, (value as string).trim()]));
  return { data, start: 0, end: match[0].length };
}

const exportedNames = 'meta|metadata|frontmatter|frontMatter|attributes|post|data';
const exportedObject = new RegExp(
  String.raw`^export\s+(?:const\s+(?:${exportedNames})\b[^=\n]*=|default)\s*(?=\{)`,
  'm',
);

/** `export const meta = { … }`, as blogs made with Next.js and MDX write it; imports may stand before it. */
function exported(text: string): Header | undefined {
  const match = exportedObject.exec(text.slice(0, 5000));
  if (!match) return undefined;
  const open = match.index + match[0].length;
  const close = endOfObject(text, open);
  if (close < 0) return undefined;
  const { data, fault } = parseGroup(text.slice(open, close), 'object');
  const end = close + (/^;?[ \t]*\n?/.exec(text.slice(close))?.[0].length ?? 0);
  return fault && Object.keys(data).length === 0 ? undefined : { data, start: match.index, end };
}

/** The metadata at the head of a text that has no fenced front matter, if it has any. */
export function readHeader(text: string): Header | undefined {
  return nikola(text) ?? multiMarkdown(text) ?? exported(text);
}
