/** Sets a piece of a text aside and gives the mark that stands for it. */
export type Keep = (piece: string, aligned?: boolean) => string;

/** A text in which code stands as marks, so that nothing that looks like syntax inside it is taken for syntax. */
export interface Mask {
  readonly text: string;
  /** Sets a piece aside: the mark that stands for it. An aligned piece (the default) takes on what stands before its mark on the line. */
  readonly keep: Keep;
  /** Puts the pieces back, in as many places as their marks now stand. */
  readonly restore: (text: string) => string;
}

/** What a body's generator makes of code. */
export interface CodeRules {
  /** `{% raw %}`, `{% highlight %}`, `{% comment %}` mean something. */
  readonly liquid: boolean;
  /** Four spaces make code; not so in MDX. */
  readonly indented: boolean;
  /** What is to be done with the inside of code: escapes that the generator takes away. */
  readonly inside: (code: string) => string;
}

// Of Latin-1, so that a text stays narrow, and forbidden in XML, so that none is lost.
const open = '\x02';
const close = '\x03';
const mark = /\x02(\d+)\x03/g;

const fenceLine = /(?<![^\n])([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)(?:\n|$)/y;
const liquidPair =
  /\{%-?\s{0,9}(raw|verbatim|comment|highlight|codeblock|code)\b([^%]*)%\}((?:(?!\{%-?\s{0,9}\1\b)[\s\S])*?)\{%-?\s{0,9}end\1\s{0,9}-?%\}/y;
const htmlPair =
  /<(pre|code|script|style|textarea|svg|math)\b([^<>]*)(?<!\/)>((?:(?!<\1\b)[\s\S])*?)<\/\1\s{0,9}>/iy;
const comment = /<!--[\s\S]*?(?:-->|$)/y;
const backticks = /`+/y;
const math =
  /\$\$(?:(?!\$\$)[\s\S])*\$\$|\\\[(?:(?!\\\[)[^\n]|\n(?![ \t]*\n)){0,2000}?\\\]|\\\((?:(?!\\\()[^\n])*?\\\)|\$(?![\s\d{$])(?=[^$\n]*[\\^_{])(?![^$\n]*\{[{%])[^$\n]+\$(?!\w)/y;
const autolink = /<(?:https?|mailto|ftp):[^<>\s]*>|<[^<>\s@]+@[^<>\s@]+\.[^<>\s@]+>/iy;

/** What stands farther before a mark on its line, in UTF-16 units, is no indentation. */
const widest = 200;

/** What opens and is never closed costs a walk to the end of the text; after so many of one kind no more is looked for. */
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

const longest = (text: string): number =>
  Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/** Code as a fenced block, with a fence longer than any in it. */
export function fenced(code: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longest(code) + 1));
  return `${fence}${language}\n${code.replace(/^\s*\n|(?<!\s)\s+$/g, '')}\n${fence}`;
}

/** The language that a tag for code names: `{% highlight ruby linenos %}`, `{% codeblock Title lang:js %}`. */
function languageIn(name: string, args: string): string {
  const stated = /\blang(?:uage)?[:=]["']?([\w+#-]+)/.exec(args)?.[1];
  return stated ?? (name === 'highlight' ? (/^\s*["']?([\w+#-]+)/.exec(args)?.[1] ?? '') : '');
}

/** Sets code, comments and what is marked as raw aside. Comments, styles and scripts go. */
export function mask(source: string, rules: CodeRules): Mask {
  const pieces: { readonly piece: string; readonly aligned: boolean }[] = [];
  const keep: Keep = (piece, aligned = true) => `${open}${pieces.push({ piece, aligned }) - 1}${close}`;
  const restore = (text: string): string => {
    let restored = text;
    for (let depth = 0; depth < 24 && restored.includes(open); depth++)
      restored = restored.replace(mark, (_, number: string, at: number, whole: string) => {
        const { piece, aligned } = pieces[Number(number)] ?? { piece: '', aligned: false };
        if (!aligned || !piece.includes('\n')) return piece;
        const near = whole.slice(Math.max(0, at - widest), at);
        const before =
          near.length === at || near.includes('\n') ? near.slice(near.lastIndexOf('\n') + 1) : '';
        const prefix = /^[ \t>]*/.exec(before)?.[0] ?? '';
        const rest = /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+$/.test(before.slice(prefix.length))
          ? before.slice(prefix.length).replace(/./g, ' ')
          : '';
        return piece.split('\n').join(`\n${prefix}${rest}`);
      });
    return restored;
  };

  const literal = (raw: string): string => raw.replace(/\{(?=[{%#])|(?<=\{)\{/g, (brace) => keep(brace));

  const scan = (text: string, liquid: boolean): string => {
    let out = '';
    const blocks = rules.indented ? indentedCode(text) : [];
    let nextBlock = 0;
    const failures = new Map<RegExp, number>();
    const take = (pattern: RegExp, at: number, opener?: RegExp): RegExpExecArray | null => {
      if ((failures.get(pattern) ?? 0) > patience) return null;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match && opener?.test(text.slice(at, at + 16)))
        failures.set(pattern, (failures.get(pattern) ?? 0) + 1);
      return match;
    };
    let at = 0;
    while (at < text.length) {
      const lineStart = at === 0 || text[at - 1] === '\n';
      while (blocks[nextBlock] && (blocks[nextBlock] as readonly [number, number])[0] < at) nextBlock++;
      if (lineStart) {
        const fence = take(fenceLine, at);
        if (fence && !(fence[2]?.startsWith('`') && fence[3]?.includes('`'))) {
          const prefix = fence[1] as string;
          const end = fenceEnd(text, at + fence[0].length, fence[2] as string);
          out += prefix + keep(rules.inside(outdent(text.slice(at, end), prefix)));
          at = end;
          continue;
        }
        const block = blocks[nextBlock];
        if (
          block &&
          block[0] === at &&
          !/^\s*\{%-?\s*(?:end)?(?:raw|highlight|comment|codeblock)/.test(text.slice(at, block[1]))
        ) {
          out += keep(rules.inside(text.slice(...block)));
          at = block[1];
          continue;
        }
      }
      const char = text[at] as string;
      if (char === '\n') {
        out += char;
        at++;
        continue;
      }
      if (char === '{' && liquid) {
        const pair = take(liquidPair, at, /^\{%/);
        if (pair) {
          const [whole, name, args, inner] = pair as unknown as [string, string, string, string];
          if (name === 'raw' || name === 'verbatim') out += literal(scan(inner, false));
          else if (name !== 'comment') {
            const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(Math.max(0, at - 80), at))?.[1] ?? '';
            out += keep(
              fenced(
                rules.inside(
                  outdent(
                    `${indent}${inner.replace(/^[^\S\n]*\n/, '').replace(new RegExp(`^${indent}`), '')}`,
                    indent,
                  ),
                ),
                languageIn(name, args),
              ),
            );
          }
          at += whole.length;
          continue;
        }
      }
      if (char === '<') {
        const passed = take(comment, at);
        if (passed) {
          at += passed[0].length;
          continue;
        }
        const pair = take(htmlPair, at, /^<(?:pre|code|script|style|textarea|svg|math)\b/i);
        if (pair) {
          out += html(pair, keep, rules);
          at += pair[0].length;
          continue;
        }
        const link = take(autolink, at);
        if (link) {
          out += keep(link[0]);
          at += link[0].length;
          continue;
        }
      }
      if (char === '\\' || char === '$') {
        const formula = take(math, at, /^(?:\$\$|\\\[)/);
        if (formula) {
          out += keep(formula[0]);
          at += formula[0].length;
          continue;
        }
        if (char === '\\' && /[`]/.test(text[at + 1] ?? '')) {
          out += text.slice(at, at + 2);
          at += 2;
          continue;
        }
      }
      if (char === '`') {
        const run = take(backticks, at)?.[0].length ?? 1;
        const end = spanEnd(text, at, run);
        out += end < 0 ? text.slice(at, at + run) : keep(rules.inside(text.slice(at, end)));
        at = end < 0 ? at + run : end;
        continue;
      }
      const next = text.slice(at + 1).search(/[\n{<\\$`]/);
      const end = next < 0 ? text.length : at + 1 + next + (text[at + 1 + next] === '\n' ? 1 : 0);
      out += text.slice(at, end);
      at = end;
    }
    return out;
  };

  const text = scan(source.replace(/[\x02\x03]/g, ''), rules.liquid);
  return { text, keep, restore };
}

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

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
function html(pair: RegExpExecArray, keep: Keep, rules: CodeRules): string {
  const [whole, name, attributes] = pair as unknown as [string, string, string];
  if (/^(?:script|style)$/i.test(name)) {
    const gist = /\bsrc=["']?(https:\/\/gist\.github\.com\/[\w./-]+?)(?:\.js)?["'\s?]/.exec(
      `${attributes} `,
    )?.[1];
    return gist === undefined ? '' : keep(`[${gist}](${gist})`);
  }
  return keep(withoutJsx(rules.inside(whole)), false);
}
