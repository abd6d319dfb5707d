import { escapeHtml } from '../../../text/escape.ts';
import { asCodeBlock } from './write.ts';

/** A text in which code stands as marks, so that no syntax is looked for inside it. */
export interface Mask {
  readonly text: string;
  /** Sets a piece aside: the mark that stands for it. An aligned piece (the default) is indented as its mark is. */
  readonly keep: (piece: string, aligned?: boolean) => string;
  /** Puts the pieces back, in as many places as their marks now stand. */
  readonly restore: (text: string) => string;
}

/** How code looks in a body. */
interface MaskOptions {
  /** `{% raw %}`, `{% highlight %}`, `{% comment %}` mean something. */
  readonly rawTags: boolean;
  /** Four spaces make code; not so in MDX and HTML. */
  readonly indented: boolean;
  /** Takes away what the generator takes away inside code. */
  readonly inCode: (code: string) => string;
}

// Of Latin-1, so that a text stays narrow, and forbidden in XML, so that none is lost.
const open = '\x02';
const close = '\x03';
const mark = /\x02(\d+)\x03/g;

const fenceLine = /(?<![^\n])([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)(?:\n|$)/y;
const liquidPair = new RegExp(
  String.raw`\{%-?\s{0,9}(raw|verbatim|comment|highlight|codeblock|code)\b([^%]*)%\}` +
    String.raw`((?:(?!\{%-?\s{0,9}\1\b)[\s\S])*?)\{%-?\s{0,9}end\1\s{0,9}-?%\}`,
  'y',
);
const htmlPair = /<(pre|code|script|style|textarea|svg|math)\b([^<>]*)(?<!\/)>((?:(?!<\1\b)[\s\S])*?)<\/\1\s{0,9}>/iy;
const comment = /<!--[\s\S]*?(?:-->|$)/y;
const bracketed = /(?<=\]\()<[^<>\n]*>/y;
const backticks = /`+/y;
const stop = /[\n{<\\$`]/g;
const math = new RegExp(
  [
    String.raw`\$\$(?:(?!\$\$)[\s\S])*\$\$`,
    String.raw`\\\[(?:(?!\\\[)[^\n]|\n(?![ \t]*\n)){0,2000}?\\\]`,
    String.raw`\\\((?:(?!\\\()[^\n])*?\\\)`,
    String.raw`\$(?![\s\d{$])(?=[^$\n]*[\\^_{])(?![^$\n]*\{[{%])[^$\n]+\$(?!\w)`,
  ].join('|'),
  'y',
);
const autolink = /<(?:https?|mailto|ftp):[^<>\s]*>|<[^<>\s@]+@[^<>\s@]+\.[^<>\s@]+>/iy;

/** What stands farther before a mark on its line, in UTF-16 units, is no indentation. */
const widest = 200;

/**
 * What opens and is never closed costs a walk to the end of the text; after so many of one kind no more is looked for.
 */
const patience = 100;

/** The end of the code span that a run of backticks opens (CommonMark §6.1), or -1 where its paragraph ends first. */
function spanEnd(text: string, at: number, run: number): number {
  const step = /`+|\n[ \t]*(?=\n)/g;
  step.lastIndex = at + run;
  for (let found = step.exec(text); found?.[0].startsWith('`'); found = step.exec(text))
    if (found[0].length === run) return step.lastIndex;
  return -1;
}

/** Takes the indentation (and quotation marks) of the first line off all lines. */
function outdent(piece: string, prefix: string): string {
  const width = prefix.replace(/[^\t ]/g, ' ').length;
  return piece
    .split('\n')
    .map((line, index) => {
      if (index === 0) return line.slice(prefix.length);
      const quoted = prefix.includes('>') ? line.replace(/^[ \t]*(?:>[ \t]?)+/, '') : line;
      const spaces = /^[ \t]*/.exec(quoted)?.[0].length ?? 0;
      return prefix.includes('>') ? quoted : quoted.slice(Math.min(spaces, width));
    })
    .join('\n');
}

/** The end of a fenced block that begins at an index: after its closing fence, or the end of the text. */
function fenceEnd(text: string, from: number, fence: string): number {
  const char = fence[0] === '`' ? '`' : '~';
  const closing = new RegExp(`^[ \\t>]*${char}{${fence.length},}[ \\t]*$`, 'gm');
  closing.lastIndex = from;
  const match = closing.exec(text);
  return match ? match.index + match[0].length : text.length;
}

/** Where indented code stands: from the first line to the last, by CommonMark §4.4, lists told by their markers. */
function indentedCode(text: string): readonly (readonly [start: number, end: number])[] {
  const found: [number, number][] = [];
  let offset = 0;
  let blank = true;
  let listIndent = -1;
  let block: [number, number] | undefined;
  for (const line of text.split('\n')) {
    const end = offset + line.length;
    const expanded = (/^[ \t]*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length;
    const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(line);
    if (line.trim() === '') blank = true;
    else if (expanded >= (listIndent < 0 ? 4 : listIndent + 4) && (blank || block)) {
      if (block) block[1] = end;
      else found.push((block = [offset, end]));
    } else {
      block = undefined;
      if (item && (expanded < 4 || listIndent >= 0)) listIndent = item[0].replace(/\t/g, '    ').length;
      else if (blank && expanded < 2) listIndent = /^\[\^[^\]]+\]:/.test(line) ? 0 : -1;
      blank = false;
    }
    if (line.trim() !== '') blank = false;
    offset = end + 1;
  }
  return found;
}

/** The language that a tag for code names: `{% highlight ruby linenos %}`, `{% codeblock Title lang:js %}`. */
function languageIn(name: string, args: string): string {
  const stated = /\blang(?:uage)?[:=]["']?([\w+#-]+)/.exec(args)?.[1];
  return stated ?? (name === 'highlight' ? (/^\s*["']?([\w+#-]+)/.exec(args)?.[1] ?? '') : '');
}

/**
 * The lines that a mark's piece takes on: what stands before the mark on its line, with spaces for the marker of a
 * list.
 */
function indentBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - widest), at);
  const line = near.length === at || near.includes('\n') ? near.slice(near.lastIndexOf('\n') + 1) : '';
  const prefix = /^[ \t>]*/.exec(line)?.[0] ?? '';
  const rest = line.slice(prefix.length);
  return /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+$/.test(rest) ? prefix + rest.replace(/./g, ' ') : prefix;
}

/** The code of `{% highlight %}` and the like, whose first line stands at an index, as a fenced block. */
function taggedCode(text: string, at: number, [, name, args, inner]: RegExpExecArray, options: MaskOptions): string {
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(Math.max(0, at - 80), at))?.[1] ?? '';
  const code = (inner as string).replace(/^[^\S\n]*\n/, '');
  const lines = outdent(code.startsWith(indent) ? code : indent + code, indent);
  return asCodeBlock(options.inCode(lines), languageIn(name as string, args as string));
}

/** Sets code, mathematics, comments and what is marked as raw aside. Comments, styles and scripts go. */
export function mask(source: string, options: MaskOptions): Mask {
  const pieces: { readonly piece: string; readonly aligned: boolean }[] = [];
  const keep: Mask['keep'] = (piece, aligned = true) => `${open}${pieces.push({ piece, aligned }) - 1}${close}`;
  const restore = (text: string): string => {
    let restored = text;
    for (let depth = 0; depth < 24 && restored.includes(open); depth++)
      restored = restored.replace(mark, (_, number: string, at: number, whole: string) => {
        const { piece = '', aligned = false } = pieces[Number(number)] ?? {};
        return aligned && piece.includes('\n') ? piece.split('\n').join(`\n${indentBefore(whole, at)}`) : piece;
      });
    return restored;
  };
  const literal = (raw: string): string => raw.replace(/\{(?=[{%#])|(?<=\{)\{/g, (brace) => keep(brace));

  const scan = (text: string, rawTags: boolean): string => {
    let out = '';
    let at = 0;
    const failures = new Map<RegExp, number>();
    /** The match of a sticky pattern here, unless the pattern failed too often after its opening. */
    const take = (pattern: RegExp, opening?: RegExp): RegExpExecArray | null => {
      if ((failures.get(pattern) ?? 0) > patience) return null;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match && opening?.test(text.slice(at, at + 16))) failures.set(pattern, (failures.get(pattern) ?? 0) + 1);
      return match;
    };
    const blocks = options.indented ? indentedCode(text) : [];
    let nextBlock = 0;

    /** Reads a block of code that begins on this line: its end and its mark. */
    const blockHere = (): readonly [end: number, replacement: string] | undefined => {
      const fence = take(fenceLine);
      const [line = '', prefix = '', run = '', info = ''] = fence ?? [];
      if (fence && !(run.startsWith('`') && info.includes('`'))) {
        const end = fenceEnd(text, at + line.length, run);
        return [end, prefix + keep(options.inCode(outdent(text.slice(at, end), prefix)))];
      }
      while ((blocks[nextBlock]?.[0] ?? Infinity) < at) nextBlock++;
      const block = blocks[nextBlock];
      if (block?.[0] !== at) return undefined;
      const code = text.slice(...block);
      const isTag = /^\s*\{%-?\s*(?:end)?(?:raw|highlight|comment|codeblock)/.test(code);
      return isTag ? undefined : [block[1], keep(options.inCode(code))];
    };

    /** Reads what is set aside within a line: its end and what stands for it. */
    const spanHere = (char: string): readonly [end: number, replacement: string] | undefined => {
      const after = (match: RegExpExecArray): number => at + match[0].length;
      if (char === '{' && rawTags) {
        const pair = take(liquidPair, /^\{%/);
        if (!pair) return undefined;
        if (pair[1] === 'comment') return [after(pair), ''];
        const isRaw = pair[1] === 'raw' || pair[1] === 'verbatim';
        const inner = isRaw ? literal(scan(pair[3] as string, false)) : keep(taggedCode(text, at, pair, options));
        return [after(pair), inner];
      }
      if (char === '<') {
        const passed = take(comment);
        if (passed) return [after(passed), ''];
        const pair = take(htmlPair, /^<(?:pre|code|script|style|textarea|svg|math)\b/i);
        if (pair) return [after(pair), rawElement(pair, keep, options)];
        const link = take(autolink) ?? take(bracketed);
        return link ? [after(link), keep(link[0])] : undefined;
      }
      if (char === '\\' || char === '$') {
        const formula = take(math, /^(?:\$\$|\\\[)/);
        if (formula) return [after(formula), keep(formula[0])];
        return char === '\\' && text[at + 1] === '`' ? [at + 2, '\\`'] : undefined;
      }
      if (char !== '`') return undefined;
      const run = take(backticks)?.[0].length ?? 1;
      const end = spanEnd(text, at, run);
      return end < 0 ? [at + run, text.slice(at, at + run)] : [end, keep(options.inCode(text.slice(at, end)))];
    };

    while (at < text.length) {
      const isLineStart = at === 0 || text[at - 1] === '\n';
      const found = (isLineStart ? blockHere() : undefined) ?? spanHere(text[at] as string);
      if (found) {
        out += found[1];
        at = found[0];
        continue;
      }
      stop.lastIndex = at + 1;
      const next = text[at] === '\n' ? at : (stop.exec(text)?.index ?? text.length);
      const end = text[next] === '\n' ? next + 1 : next;
      out += text.slice(at, end);
      at = end;
    }
    return out;
  };

  const text = scan(source.replace(/[\x02\x03]/g, ''), options.rawTags);
  return { text, keep, restore };
}

/** HTML of an element that was written as JSX: attributes that are expressions go, a template string is text. */
function withoutJsx(element: string): string {
  const end = element.indexOf('>') + 1;
  const opened = element
    .slice(0, end)
    .replace(/\s[\w-]+=\{\{?[^{}]*\}\}?/g, '')
    .replace(/\sclassName=/g, ' class=');
  return opened + element.slice(end).replace(/\{`([^`]*)`\}/g, (_, text: string) => escapeHtml(text));
}

/** What stays of an HTML element whose content is no Markdown. */
function rawElement(pair: RegExpExecArray, keep: Mask['keep'], options: MaskOptions): string {
  const [whole, name, attributes] = pair as unknown as [string, string, string];
  if (/^(?:script|style)$/i.test(name)) {
    const gist = /\bsrc=["']?(https:\/\/gist\.github\.com\/[\w./-]+?)(?:\.js)?["'\s?]/.exec(`${attributes} `)?.[1];
    return gist === undefined ? '' : keep(`[${gist}](${gist})`);
  }
  return keep(withoutJsx(options.inCode(whole)), false);
}
