import { reduceCall } from './calls.ts';
import { box, dedent, quote } from './embed.ts';
import { deepest } from './tree.ts';
import type { BodyContext } from './context.ts';

const boxes =
  /^(?:note|tip|info|information|warn|warning|danger|caution|important|success|error|hint|alert|callout|admonition|secondary|question|example|bug|abstract|todo|seealso|attention|notice|remark|read-more)$/i;

interface Open {
  readonly prefix: string;
  readonly colons: number;
  readonly type: string;
  readonly title: string;
  readonly lines: string[];
}

const opening =
  /^([ \t>]*)(:{3,})(?!:)[ \t]{0,9}(?:\{\.?([\w-]+)(?![\w-])[^}]*\}|([\w-]+)(?![\w-]))?[ \t]{0,9}([^]*)$/;
const nuxtOpening = /^([ \t>]*)(:{2,})()([\w-]+)(?![\w-])([^]*)$/;

function titleOf(rest: string): string {
  const attributes = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(rest);
  if (attributes) return (attributes[1] ?? attributes[2]) as string;
  return (
    /^\[((?:(?!\]\{).)*)\](?:\{.*\})?$/.exec(rest.trim())?.[1] ??
    rest
      .replace(/\{(?:(?!\{).)*\}\s*$/, '')
      .replace(/^["'](.*)["']$/, '$1')
      .trim()
  );
}

function closed({ prefix, type, title, lines }: Open): readonly string[] {
  const inner = lines.map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line)).join('\n');
  const whole = boxes.test(type)
    ? box(type, title, inner)
    : /^details$|^collapse|^spoiler$|^accordion-item$/i.test(type)
      ? `\n\n**${title || 'Details'}**\n\n${dedent(inner).trim()}\n\n`
      : `\n\n${title && /^tabs?(?:-item)?$|^card$|^step$/i.test(type) ? `**${title}**\n\n` : ''}${inner.trim()}\n\n`;
  return whole
    .replace(/^\n/, '')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (prefix + line).trimEnd());
}

/**
 * Reads `:::note Title` … `:::` (Docusaurus, Starlight, VitePress, Pandoc), nested by more colons, and Nuxt's `::name` … `::`, into
 * quotations that begin with the title. Containers of other names leave what they contain.
 */
export function readContainers(text: string, context: BodyContext): string {
  if (!text.includes('::')) return text;
  const nuxt = context.dialect.name === 'nuxt';
  const lines = text.split('\n');
  const out: string[] = [];
  const lastEnd = lines.findLastIndex((line) => /^[ \t>]*:{3,}[ \t]*$/.test(line));
  const stack: Open[] = [];
  const emit = (...more: readonly string[]): void => void (stack.at(-1)?.lines ?? out).push(...more);
  for (const [index, line] of lines.entries()) {
    const end = /^[ \t>]*(:{2,})[ \t]*$/.exec(line);
    const match = end ? null : (opening.exec(line) ?? (nuxt ? nuxtOpening.exec(line) : null));
    const leaf = /^\s*::([\w-]+)(?:\[(.*?)\])?\{([^}]*)\}\s*$/.exec(line);
    if (end && (nuxt || (end[1] as string).length > 2) && stack.length > 0) {
      const depth = stack.findLastIndex(({ colons }) => colons === (end[1] as string).length);
      const until = depth < 0 ? stack.length - 1 : depth;
      while (stack.length > until) {
        const open = stack.pop() as Open;
        emit(...closed(open));
      }
    } else if (leaf && !nuxt) {
      const named = Object.fromEntries(
        [...(leaf[3] as string).matchAll(/(?<![\w-])([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [
          (key as string).toLowerCase(),
          value as string,
        ]),
      );
      const id = /#([\w-]+)/.exec(leaf[3] as string)?.[1];
      const { markdown, lost } = reduceCall({
        name: leaf[1] as string,
        positional: id === undefined ? [] : [id],
        named: { ...named, ...(leaf[2] && { title: leaf[2] }) },
      });
      if (lost) context.lost('directive', leaf[1] as string, line, markdown !== '');
      emit(markdown);
    } else if (
      match &&
      (match[3] ?? match[4]) !== undefined &&
      stack.length < deepest &&
      (nuxt || index < lastEnd)
    )
      stack.push({
        prefix: (match[1] as string).replace(/[^\s>]/g, ''),
        colons: (match[2] as string).length,
        type: (match[3] || match[4]) as string,
        title: titleOf(match[5] ?? ''),
        lines: [],
      });
    else if (match && boxes.test((match[3] ?? match[4] ?? '') as string))
      emit(`${match[1]}**${titleOf(match[5] ?? '') || (match[3] ?? match[4])}**`, '');
    else if (match && !nuxt && /^:{3,} ?[a-z][\w-]*$/.test(line.trim())) emit('');
    else if (end && (end[1] as string).length > 2) emit('');
    else if (nuxt && stack.length > 0 && /^\s*#[\w-]+\s*$/.test(line)) emit('');
    else emit(line);
  }
  while (stack.length > 0) {
    const open = stack.pop() as Open;
    emit(...closed(open));
  }
  const read = out.join('\n');
  return nuxt
    ? read
        .replace(
          /(?<![\w:]):([a-z][\w-]*)(?:\[([^[\]\n]*)\])?\{([^{}\n]*)\}/g,
          (raw, name: string, label: string | undefined, args: string) => {
            const named = Object.fromEntries(
              [...args.matchAll(/(?<![\w-])([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [
                (key as string).toLowerCase(),
                value as string,
              ]),
            );
            const { markdown, lost } = reduceCall({
              name,
              positional: [],
              named,
              ...(label !== undefined && { inner: label }),
            });
            if (lost) context.lost('component', name, raw, markdown !== '');
            return markdown;
          },
        )
        .replace(/^---\n(?:[\w-]+:.*\n)+---\n/gm, '')
    : read;
}

/** Reads the alerts of GitHub and the callouts of Obsidian: `> [!NOTE]` becomes a bold title in the quotation. */
export function readAlerts(text: string): string {
  return text.replace(
    /^([ \t]*>[ \t>]*)\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(.*)$/gm,
    (_, prefix: string, type: string, title: string) => {
      const label = title.trim() || type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
      return `${prefix}**${label}**\n${prefix.trimEnd()}`;
    },
  );
}

const blockStart = /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"(.*)")?[ \t]*$/;
const tabStart = /^([ \t]*)===[!+]?[ \t]+"(.*)"[ \t]*$/;
const widthOf = (line: string): number => (/^[ \t]*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length;

/**
 * Reads `!!! note "Title"`, `??? note` and `=== "Tab"` (Python-Markdown, MkDocs), whose content is what is indented below them. Comes
 * before code is looked for, since the indentation would look like code.
 */
export function readIndented(text: string, depth = 0): string {
  if (depth > deepest || !/^[ \t]*(?:!!!|\?\?\?|===)/m.test(text)) return text;
  const lines = text.split('\n');
  const out: string[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || (mark[0] === fence[0] && mark.length >= fence.length)))
      fence = fence === undefined ? mark : undefined;
    const note = fence === undefined ? blockStart.exec(line) : null;
    const tab = fence === undefined ? tabStart.exec(line) : null;
    if (!note && !tab) {
      out.push(line);
      continue;
    }
    const indent = widthOf(line);
    const inner: string[] = [];
    while (
      at + 1 < lines.length &&
      ((lines[at + 1] as string).trim() === '' || widthOf(lines[at + 1] as string) >= indent + 4)
    )
      inner.push((lines[++at] as string).replace(/\t/g, '    ').slice(indent + 4));
    const prefix = ' '.repeat(indent);
    const body = readIndented(inner.join('\n'), depth + 1).replace(/^\n+|(?<!\n)\n+$/g, '');
    const title = note
      ? (note[3] ?? (note[2] as string).replace(/^./, (c) => c.toUpperCase()))
      : (tab?.[2] as string);
    const whole = note ? quote(title === '' ? body : `**${title}**\n\n${body}`) : `**${title}**\n\n${body}`;
    out.push('', ...whole.split('\n').map((each) => (prefix + each).trimEnd()), '');
  }
  return out.join('\n');
}
