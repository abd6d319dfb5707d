import { anyWord } from '../any-word.ts';
import { deepestCall } from './call.ts';
import { reduceCall } from './components.ts';
import type { BodyContext, Syntax } from './syntax.ts';
import { asBox, underTitle } from './write.ts';

const boxes = anyWord(
  `note tip info information warn warning danger caution important success error hint alert callout admonition secondary
  question example bug abstract todo seealso attention notice remark read-more`,
  'i',
);

interface OpenContainer {
  /** What stands before its colons: indentation, marks of quotations. */
  readonly prefix: string;
  readonly colons: number;
  readonly type: string;
  readonly title: string;
  readonly lines: string[];
}

const opening = /^([ \t>]*)(:{3,})(?!:)[ \t]{0,9}(?:\{\.?([\w-]+)(?![\w-])[^}]*\}|([\w-]+)(?![\w-]))?[ \t]{0,9}([^]*)$/;
const mdcOpening = /^([ \t>]*)(:{2,})()([\w-]+)(?![\w-])([^]*)$/;
const ending = /^[ \t>]*(:{2,})[ \t]*$/;
const leaf = /^\s*::([\w-]+)(?:\[(.*?)\])?\{([^}]*)\}\s*$/;

/** `key="value"` pairs, keys in lower case. */
const pairsIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/(?<![\w-])([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key.toLowerCase(), value]),
  );

/** The title that stands behind the type of a container. */
function titleIn(rest: string): string {
  const attribute = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(rest);
  if (attribute) return (attribute[1] ?? attribute[2]) as string;
  const inBrackets = /^\[((?:(?!\]\{).)*)\](?:\{.*\})?$/.exec(rest.trim())?.[1];
  return (
    inBrackets ??
    rest
      .replace(/\{(?:(?!\{).)*\}\s*$/, '')
      .replace(/^["'](.*)["']$/, '$1')
      .trim()
  );
}

/** The lines of a container that has ended. */
function linesOf({ prefix, type, title, lines }: OpenContainer): readonly string[] {
  const inner = lines.map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line)).join('\n');
  const isTitled = /^tabs?(?:-item)?$|^card$|^step$/i.test(type) && title !== '';
  const block = boxes.test(type)
    ? asBox(type, title, inner)
    : /^details$|^collapse|^spoiler$|^accordion-item$/i.test(type)
      ? underTitle(title || 'Details', inner)
      : `\n\n${isTitled ? `**${title}**\n\n` : ''}${inner.trim()}\n\n`;
  return block
    .slice(1, -1)
    .split('\n')
    .map((line) => (prefix + line).trimEnd());
}

/**
 * Containers that are marked by colons, as quotations that begin with the title; those of other names leave their
 * content. In Nuxt's MDC two colons are enough.
 */
function readContainers(text: string, context: BodyContext, isMdc: boolean): string {
  const lines = text.split('\n');
  const out: string[] = [];
  const lastEnd = lines.findLastIndex((line) => /^[ \t>]*:{3,}[ \t]*$/.test(line));
  const stack: OpenContainer[] = [];
  const emit = (...more: readonly string[]): void => void (stack.at(-1)?.lines ?? out).push(...more);
  const close = (depth: number): void => {
    while (stack.length > depth) emit(...linesOf(stack.pop() as OpenContainer));
  };
  for (const [index, line] of lines.entries()) {
    const colons = ending.exec(line)?.[1]?.length ?? 0;
    const isEnd = colons > 2 || (isMdc && colons > 0);
    const match = colons > 0 ? null : (opening.exec(line) ?? (isMdc ? mdcOpening.exec(line) : null));
    const [, before = '', marks = '', inBraces, plain, rest = ''] = match ?? [];
    const type = inBraces || plain;
    const [, name, label, args = ''] = (!isMdc && leaf.exec(line)) || [];
    if (isEnd && stack.length > 0) {
      const depth = stack.findLastIndex((open) => open.colons === colons);
      close(depth < 0 ? stack.length - 1 : depth);
    } else if (name !== undefined) {
      const id = /#([\w-]+)/.exec(args)?.[1];
      const named = { ...pairsIn(args), ...(label && { title: label }) };
      const { markdown, lost } = reduceCall({ name, positional: id === undefined ? [] : [id], named });
      if (lost) context.lost('directive', name, line, markdown !== '');
      emit(markdown);
    } else if (type !== undefined && stack.length < deepestCall && (isMdc || index < lastEnd))
      stack.push({
        prefix: before.replace(/[^\s>]/g, ''),
        colons: marks.length,
        type,
        title: titleIn(rest),
        lines: [],
      });
    else if (type !== undefined && boxes.test(type)) emit(`${before}**${titleIn(rest) || type}**`, '');
    else if (isEnd || (!isMdc && /^:{3,} ?[a-z][\w-]*$/.test(line.trim()))) emit('');
    // The name of a slot of a component.
    else if (isMdc && stack.length > 0 && /^\s*#[\w-]+\s*$/.test(line)) emit('');
    else emit(line);
  }
  close(0);
  return out.join('\n');
}

/** `:::note Title` … `:::` (Docusaurus, Starlight, VitePress, Pandoc), nested by more colons. */
export const containers: Syntax = {
  when: /::/,
  read: (text, context) => readContainers(text, context, false),
};

/** Nuxt's MDC: `::name` … `::` with front matter of its own, and `:name[text]{key="value"}` within a line. */
export const mdc: Syntax = {
  when: /::|:[a-z]/,
  read: (text, context) =>
    readContainers(text, context, true)
      .replace(
        /(?<![\w:]):([a-z][\w-]*)(?:\[([^[\]\n]*)\])?\{([^{}\n]*)\}/g,
        (raw, name: string, inner: string | undefined, args: string) => {
          const call = { name, positional: [], named: pairsIn(args), ...(inner !== undefined && { inner }) };
          const { markdown, lost } = reduceCall(call);
          if (lost) context.lost('component', name, raw, markdown !== '');
          return markdown;
        },
      )
      .replace(/^---\n(?:[\w-]+:.*\n)+---\n/gm, ''),
};

/** The alerts of GitHub and the callouts of Obsidian: `> [!NOTE]` becomes a bold title in the quotation. */
export const alerts: Syntax = {
  when: /\[!\w/,
  read: (text) =>
    text.replace(
      /^([ \t]*>[ \t>]*)\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(.*)$/gm,
      (_, prefix: string, type: string, title: string) => {
        const label = title.trim() || type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
        return `${prefix}**${label}**\n${prefix.trimEnd()}`;
      },
    ),
};
