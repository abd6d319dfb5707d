import { fenced } from './code.ts';
import type { Call } from './tree.ts';
import { table, lookup } from '../../../text/table.ts';

export type Rule = (call: Call) => string | undefined;

export const named = (call: Call, ...keys: readonly string[]): string | undefined =>
  keys.map((key) => lookup(call.named, key)).find((value) => value !== undefined && value.trim() !== '');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const inLabel = (text: string): string => oneLine(text).replace(/(?<!\\)[[\]]/g, '\\$&');
const target = (url: string): string => (/[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, '')}>` : url);
export const link = (label: string, url: string): string => `[${inLabel(label)}](${target(url)})`;
export const block = (text: string): string => `\n\n${text.trim()}\n\n`;

/** Lines as a quotation; pieces set aside count as lines. */
export function quote(text: string): string {
  return text
    .trim()
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n')
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Takes the common indentation off the lines that a component encloses, so that Markdown does not take them for code. */
export function dedent(text: string): string {
  const lines = text.split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const width = indents.length > 0 ? Math.min(...indents) : 0;
  return lines
    .map((line, index) => (index === 0 ? line.trimStart() : line.slice(Math.min(width, line.length))))
    .join('\n');
}

export const sources = [
  'src',
  'url',
  'image',
  'img',
  'file',
  'filename',
  'path',
  'image_path',
  'imagepath',
  'href',
  'source',
  'light',
  'srclight',
  'name',
  'imgsrc',
  'image_url',
  'poster',
];
export const isImage = (text: string): boolean =>
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#][^]*)?$/i.test(text);

export const figure: Rule = (call) => {
  const source =
    sources
      .map((key) => lookup(call.named, key))
      .find((text) => text !== undefined && (isImage(text) || /^[^\s./]*[./]\S*$/.test(text))) ??
    call.positional.find((text) => isImage(text) || /^(?:https?:|\/|\.\.?\/)/.test(text)) ??
    call.positional.find((text) => /^[^\s./]*[./]\S*$/.test(text));
  if (source === undefined) return call.inner;
  const spare = call.positional.filter(
    (text) =>
      text !== source && !/^(?:\d+(?:px|%)?|left|right|center|middle|\d+x\d+|[a-z]+-[a-z-]+)$/i.test(text),
  );
  const caption =
    named(call, 'caption', 'text', 'figcaption', 'description') ??
    (call.inner?.trim() ? call.inner : undefined);
  const alt =
    named(call, 'alt', 'title', 'label', 'desc') ??
    spare.at(-1) ??
    (caption === undefined || caption.includes('\n')
      ? ''
      : caption.replace(/\[([^[\]]*)\]\((?:(?!\]\()[^)])*\)/g, '$1'));
  const image = `![${inLabel(alt)}](${target(source)})`;
  const wrapped = named(call, 'link');
  const shown = wrapped && /^(?:https?:|\/)/.test(wrapped) ? `[${image}](${target(wrapped)})` : image;
  return caption === undefined || (oneLine(caption) === oneLine(alt) && named(call, 'caption') === undefined)
    ? shown
    : block(`${shown}\n\n${dedent(caption).trim()}`);
};

/** Words, which may have the form of an id: "Information" has that of a film on YouTube. */
const words = /^[A-Za-z]?[a-z]+(?:[-/][a-z]+)*$|^[A-Z]+$/;
const absolute = /^(?:https?:)?\/\/[^\s<>]+$/;

/** A file or a page by its path: with a slash before it, or with an ending. */
export const path = /^(\.{0,2}\/\S*|[^\s/:?#][^\s:?#]*\.\w{2,5}(?:[?#]\S*)?)$/;

/**
 * A player or a post of another site: a link to where it stands there, and what it encloses. Nothing where no argument is an address or
 * looks like an id of that site. `page` is the address of the page with `$1` for the id, undefined where the call does not tell enough.
 */
export const embed =
  (
    label: string,
    id: RegExp,
    page: string | ((call: Call, id: string) => string | undefined),
    keys: readonly string[] = [],
  ): Rule =>
  (call) => {
    const enclosed = call.inner?.trim() ?? '';
    const [first, ...rest] = call.positional;
    const given = [
      ...[...keys, 'id', 'url', 'src', 'href', 'link', 'video', 'v'].map((key) =>
        lookup(call.named, key)?.trim(),
      ),
      // Where a user is named, the id comes second.
      ...(typeof page === 'string' ? call.positional : [...rest, first]),
      words.test(enclosed) ? undefined : enclosed,
    ];
    for (const text of given) {
      if (text === undefined) continue;
      const template = absolute.test(text)
        ? text.replace(/^\/\//, 'https://')
        : id.test(text)
          ? typeof page === 'string'
            ? page
            : page(call, text)
          : undefined;
      if (template === undefined) continue;
      const url = absolute.test(text) ? template : text.replace(id, template);
      const title = named(call, 'title', 'caption', 'label', 'alt') ?? label;
      return block(link(title, url)) + (text === enclosed ? '' : block(dedent(call.inner ?? '')));
    }
    return undefined;
  };

/** The user that a call names before an id, as the beginning of a path; the other text where it names none. */
export const userOf = (call: Call, id: string, otherwise: string): string => {
  const user =
    named(call, 'user', 'username') ?? (call.positional.length > 1 ? call.positional[0] : undefined);
  return user !== undefined && user !== id && /^@?[\w-]{1,39}$/.test(user)
    ? `${user.replace(/^@/, '')}/`
    : otherwise;
};

const admonitionLabels = table<string>({
  primary: 'Note',
  default: 'Note',
  hint: 'Tip',
  warn: 'Warning',
  error: 'Error',
  admonition: 'Note',
  callout: 'Note',
  alert: 'Note',
  aside: 'Note',
  notice: 'Note',
  alertbox: 'Note',
  hextraadmonition: 'Note',
});

/** Words that say what kind of box it is and are no title. */
const boxType =
  /^(?:note|tip|info|warn|warning|danger|caution|important|success|error|primary|secondary|default|hint|question)$/;

/** A box with a title: a quotation that begins with the title in bold. */
export function box(type: string, title: string | undefined, inner: string): string {
  const label =
    title?.trim() ||
    (admonitionLabels.get(type.toLowerCase()) ??
      type.replace(/[-_]+/g, ' ').replace(/^./, (c) => c.toUpperCase()));
  return block(quote(`**${label.replace(/\*\*/g, '').trim()}**\n\n${dedent(inner).trim()}`));
}

export const admonition: Rule = (call) => {
  const words = call.positional.filter(
    (text) => !/^(?:markdown|true|false|\d+|no-icon|icon-\S+)$/i.test(text),
  );
  const generic = /^(?:admonition|callout|alert|aside|notice|message|alertbox|hint|box|banner)$/i.test(
    call.name,
  );
  const leads = generic || boxType.test(words[0] ?? '');
  const type =
    named(call, 'type', 'class', 'color', 'level', 'variant', 'kind', 'status') ??
    (leads ? words[0] : undefined) ??
    call.name;
  const title =
    named(call, 'title', 'label', 'header', 'heading') ?? (leads ? words.slice(1) : words).join(' ');
  const inner =
    call.inner ?? named(call, 'text', 'content', 'message', 'body', 'children') ?? (generic ? undefined : '');
  if (inner === undefined || inner.trim() === '')
    return call.inner === undefined && words.length > 0 ? block(quote(words.join(' '))) : '';
  return box(type.split(/\s+/)[0] as string, title, inner);
};

export const details: Rule = (call) => {
  if (call.inner === undefined) return undefined;
  const title =
    named(call, 'summary', 'title', 'label', 'header', 'text') ??
    (call.positional.join(' ').trim() || 'Details');
  return block(`**${oneLine(title)}**\n\n${dedent(call.inner).trim()}`);
};

export const titled: Rule = (call) => {
  const title = named(call, 'title', 'label', 'name', 'header', 'value', 'tabname') ?? call.positional[0];
  if (call.inner === undefined) return undefined;
  return block(
    title === undefined ? dedent(call.inner) : `**${oneLine(title)}**\n\n${dedent(call.inner).trim()}`,
  );
};

export const blockquote: Rule = (call) => {
  const inner = call.inner ?? named(call, 'text', 'quote', 'content') ?? call.positional[0];
  if (inner === undefined) return undefined;
  const words =
    call.inner === undefined
      ? call.positional.slice(1)
      : call.positional.filter((text) => !/^(?:https?:|left|right|\[)/.test(text));
  const author =
    named(call, 'author', 'by', 'cite', 'attribution', 'source', 'caption', 'name', 'footer') ??
    (words.join(' ').trim() || undefined);
  const url = named(call, 'link', 'url', 'href') ?? call.positional.find((text) => /^https?:/.test(text));
  const from = author === undefined ? undefined : url === undefined ? author : link(author, url);
  return block(quote(from === undefined ? dedent(inner) : `${dedent(inner).trim()}\n\n— ${from}`));
};

export const code: Rule = (call) => {
  const inner = call.inner ?? named(call, 'code', 'content');
  if (inner === undefined) return undefined;
  if (/^\s*(?:\x02\d+\x03\s*)+$/.test(inner)) return block(dedent(inner));
  return block(
    fenced(
      dedent(inner),
      named(call, 'lang', 'language') ??
        (/^[\w+#-]+$/.test(call.positional[0] ?? '') ? call.positional[0] : ''),
    ),
  );
};

export const anchor: Rule = (call) => {
  const url =
    named(call, 'href', 'to', 'url', 'link', 'src', 'page', 'relref') ??
    call.positional.find((text) => /^(?:https?:|mailto:|\/|#|\.\.?\/)/.test(text));
  const text =
    call.inner?.trim() ||
    named(call, 'text', 'title', 'label', 'name', 'content', 'button_text') ||
    call.positional
      .filter((each) => each !== url && !/^(?:true|false)$/.test(each))
      .join(' ')
      .trim();
  if (url === undefined) return text || undefined;
  const label = text || url;
  return call.inner?.includes('\n\n')
    ? block(`${dedent(call.inner).trim()}\n\n${link(url, url)}`)
    : `[${label.includes('](') ? inLabel(label.replace(/!?\[([^[\]]*)\]\((?:(?!\]\()[^)])*\)/g, '$1')) : oneLine(label)}](${target(url)})`;
};

/** A command in the words of several package managers: `npm="…" yarn="…"`. */
export const commands: Rule = (call) => {
  const lines = Object.values(call.named).filter((value) => /^\S+ \S/.test(value));
  if (lines.length > 0) return block(fenced(lines.join('\n'), 'sh'));
  return call.inner === undefined ? undefined : dedent(call.inner);
};

export const inline: Rule = (call) =>
  call.inner ?? named(call, 'text', 'content', 'title', 'label', 'value') ?? call.positional[0];
export const nothing: Rule = (call) => call.inner ?? '';
export const within: Rule = (call) => (call.inner === undefined ? undefined : block(dedent(call.inner)));
