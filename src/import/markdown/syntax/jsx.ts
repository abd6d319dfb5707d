import { voidElements } from '../../../article/html-policy.ts';
import { table } from '../../../text/table.ts';
import { type CallToken, reduceCalls } from './call.ts';
import { reduceCall } from './components.ts';
import type { BodyContext, Syntax } from './syntax.ts';
import { dedent } from './write.ts';

const pairs = table<string>({ '{': '}', '(': ')', '[': ']' });

/** The index behind the bracket that closes the one at `start`, strings passed over; -1 where none does. */
function closing(text: string, start: number): number {
  const stack: string[] = [];
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"' || char === "'" || char === '`') {
      const isApostrophe = char === "'" && /\w/.test(text[at - 1] ?? '');
      const end = isApostrophe ? at : text.indexOf(char, at + 1);
      if (end > 0 && (char === '`' || !text.slice(at, end).includes('\n'))) at = end;
    } else if (pairs.has(char)) stack.push(pairs.get(char) as string);
    else if (char === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return at + 1;
    }
  }
  return -1;
}

/** Each bracket without an end costs a walk to the end of the text; after so many, brackets are text. */
const patience = 60;

/** `closing` for one text, which fails at once after too many failures. */
function patientClosing(): typeof closing {
  let failures = 0;
  return (text, start) => {
    if (failures > patience) return -1;
    const end = closing(text, start);
    if (end < 0) failures++;
    return end;
  };
}

/**
 * The text of a constant expression: a string, a number, a template without holes, an imported file, a value of the
 * front matter.
 */
function constantOf(source: string, context: BodyContext): string | undefined {
  const text = context.restore(source).trim();
  const [, quote, inside = ''] = /^(["'`])((?:(?!\1)[^\\]|\\[\s\S])*)\1$/.exec(text) ?? [];
  if (quote !== undefined && !(quote === '`' && inside.includes('${')))
    return inside.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const required = /^require\((["'])([^"']+)\1\)(?:\.default)?$/.exec(text)?.[2];
  const imported = required ?? context.imports.get(text.replace(/\.(?:src|default)$/, ''));
  if (imported !== undefined) return imported;
  const path = /^(?:props|frontmatter|frontMatter|metadata|meta|page|\$frontmatter)\.([\w.]+)$/.exec(text)?.[1];
  return path === undefined ? undefined : context.value(path);
}

interface Tag {
  readonly name: string;
  /** Only those with constant values. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly closes: boolean;
  readonly single: boolean;
  /** The index behind it. */
  readonly end: number;
}

const space = /\s*/y;
const attributeName = /[\w$:@.#-]+/y;
const equals = /=\s*/y;
const bareValue = /[^\s<>"'=`]+/y;

/** Reads the tag that begins at an index; undefined where none does. */
function readTag(text: string, start: number, context: BodyContext, close: typeof closing): Tag | undefined {
  const [opened, slash, name = ''] = /^<(\/?)([A-Za-z][\w.:-]*|)/.exec(text.slice(start, start + 120)) ?? [];
  if (opened === undefined) return undefined;
  let at = start + opened.length;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const attributes = new Map<string, string>();
  while (attributes.size < 400) {
    take(space);
    const single = text.startsWith('/>', at);
    if (single || text[at] === '>')
      return { name, attributes, closes: slash === '/', single, end: at + (single ? 2 : 1) };
    if (name === '') return undefined;
    if (text[at] === '{') {
      at = close(text, at);
      if (at < 0) return undefined;
      continue;
    }
    const key = take(attributeName);
    if (key === undefined) return undefined;
    take(space);
    if (take(equals) === undefined) {
      attributes.set(key, '');
      continue;
    }
    const opening = text[at];
    if (opening === '{' || opening === '"' || opening === "'") {
      const end = opening === '{' ? close(text, at) : text.indexOf(opening, at + 1) + 1;
      if (end <= 0) return undefined;
      const inside = text.slice(at + 1, end - 1);
      const value = opening === '{' ? constantOf(inside, context) : context.restore(inside);
      if (value !== undefined) attributes.set(key, value);
      at = end;
    } else {
      const bare = take(bareValue);
      if (bare === undefined) return undefined;
      const value = bare.replace(/\/$/, '');
      attributes.set(key, value);
      at -= bare.length - value.length;
    }
  }
  return undefined;
}

const moduleName = String.raw`["'][^"'\n]+["'];?[ \t]*`;
const fromModule = String.raw`\s{0,9}from\s{0,9}${moduleName}`;
const esm = new RegExp(
  [
    String.raw`^(?:import\s{1,9}(?:[\w$*{][^;\n]*?\sfrom\s{0,9})?${moduleName}`,
    String.raw`import\s{0,9}(?:type\s{1,9})?(?:[\w$]+\s{0,9},\s{0,9})?\{(?:(?!^import\b)[^}])*\}${fromModule}`,
    String.raw`import\s{1,9}[\w$*](?:(?!^import\b)[\w$\s,*{}])*?from\s{0,9}${moduleName})(?:\n|$)`,
  ].join('|'),
  'gm',
);
const exported = /^export\s+(?:default\b|const\b|let\b|var\b|function\b|async\b|class\b|\{|\*)/gm;

/** Takes a module's imports and exports out of a text, and remembers the names of imported files. */
function withoutModules(text: string, imports: Map<string, string>): string {
  const plain = text.replace(esm, (whole) => {
    const [, name, path] = /^import\s+(?:\*\s+as\s+)?([\w$]+)\s+from\s*["']([^"'\n]+)["']/.exec(whole) ?? [];
    if (name !== undefined && path !== undefined) imports.set(name, path);
    return '';
  });
  const close = patientClosing();
  let out = '';
  let at = 0;
  for (const match of plain.matchAll(exported)) {
    if (match.index < at) continue;
    const bracket = plain.slice(match.index).search(/[{([]|;|\n\s{0,99}\n|\nexport\b/);
    let end = bracket < 0 ? plain.length : match.index + bracket;
    while (/[{([]/.test(plain[end] ?? '')) {
      const next = close(plain, end);
      if (next < 0) break;
      end = next + (/^[^\n;{([]*(?=[{([])/.exec(plain.slice(next))?.[0].length ?? 0);
    }
    const line = plain.indexOf('\n', end);
    out += plain.slice(at, match.index);
    at = line < 0 ? plain.length : line + 1;
  }
  return out + plain.slice(at);
}

/** Attributes that have another name in HTML than their name in lower case. */
const htmlNames = table<string>({ className: 'class', htmlFor: 'for' });
const dropped = /^(?:style|key|ref|on[A-Z]\w*|v-\S+|@\S+|:\S+|client:\S+|dangerouslySetInnerHTML)$/;

/** A tag of an HTML element that was written as JSX. */
function htmlTag({ name, attributes, closes, single }: Tag): string {
  if (closes) return `</${name}>`;
  const written = [...attributes].map(([key, value]) => {
    if (dropped.test(key)) return '';
    const html = htmlNames.get(key) ?? (/^[a-z]+[A-Z]/.test(key) ? key.toLowerCase() : key);
    const escaped = value
      .replace(/&(?!#?\w+;)/g, '&amp;')
      .replace(/"/g, '&quot;')
      .replace(/</g, '&lt;');
    return value === '' ? ` ${html}` : ` ${html}="${escaped}"`;
  });
  return `<${name}${written.join('')}>${single && !voidElements.has(name) ? `</${name}>` : ''}`;
}

const isComponent = (name: string): boolean => /^[A-Z]|[a-z]\.[A-Za-z]/.test(name);

/** An expression as the text that it shows: that of a constant. Comments show nothing. */
function expression(source: string, context: BodyContext): string {
  const inner = source.slice(1, -1).trim();
  if (inner === '' || /^\/\*[\s\S]*\*\/$|^\/\/[^\n]*$|^(?:props\.)?children$/.test(inner)) return '';
  const constant = constantOf(inner, context);
  if (constant === undefined)
    context.lost('expression', inner.length > 40 ? `${inner.slice(0, 39)}…` : inner, source, false);
  return constant !== undefined && /[<{]/.test(constant)
    ? context.keep(constant.replace(/</g, '&lt;'))
    : (constant ?? '');
}

const replaced = (raw: string, end: number) => ({ token: { kind: 'text', raw } as const, end });

/**
 * Reads the tag, expression or escape at an index of a text; undefined where it is text. `closed` are the names of all
 * closing tags.
 */
function tokenAt(
  text: string,
  at: number,
  closed: ReadonlySet<string>,
  close: typeof closing,
  context: BodyContext,
): { readonly token: CallToken; readonly end: number } | undefined {
  if (text[at] === '\\') {
    const next = text[at + 1] ?? '';
    return replaced(/[{}<]/.test(next) ? context.keep(next === '<' ? '&lt;' : next) : text.slice(at, at + 2), at + 2);
  }
  if (text[at] === '{') {
    const end = close(text, at);
    return end < 0 ? undefined : replaced(expression(text.slice(at, end), context), end);
  }
  const tag = readTag(text, at, context, close);
  if (!tag || (tag.name === '' && !context.isMdx)) return undefined;
  const { name, attributes, end } = tag;
  const raw = text.slice(at, end);
  if (name === '') return replaced('', end);
  if (!isComponent(name)) return replaced(context.isMdx ? htmlTag(tag) : raw, end);
  if (tag.closes) return { token: { kind: 'end', raw, name }, end };
  const single = tag.single || !closed.has(name);
  // A name that nothing closes and that has no attributes is a placeholder or a type: text.
  if (single && !tag.single && attributes.size === 0) return replaced(`&lt;${raw.slice(1, -1)}&gt;`, end);
  const named = Object.fromEntries([...attributes].map(([key, value]) => [key.replace(/^:/, '').toLowerCase(), value]));
  return { token: { kind: 'call', raw, single, call: { name, positional: [], named } }, end };
}

/** Components, and in MDX modules, expressions and JSX attributes. Every generator's posts may have components. */
export const jsx: Syntax = {
  when: /<[A-Za-z/>]|[{\\]|^(?:import|export)\s/m,
  read(source, context) {
    const text = context.isMdx ? withoutModules(source, context.imports) : source;
    const closed = new Set([...text.matchAll(/<\/([A-Za-z][\w.:-]*)\s*>/g)].map(([, name]) => name as string));
    const close = patientClosing();
    const tokens: CallToken[] = [];
    const sign = context.isMdx ? /[<{\\]/g : /</g;
    let written = 0;
    for (let found = sign.exec(text); found; found = sign.exec(text)) {
      const read = tokenAt(text, found.index, closed, close, context);
      if (!read) continue;
      tokens.push({ kind: 'text', raw: text.slice(written, found.index) }, read.token);
      written = sign.lastIndex = read.end;
    }
    tokens.push({ kind: 'text', raw: text.slice(written) });
    return reduceCalls(tokens, (call, raw) => {
      const { markdown, lost } = reduceCall(call);
      if (lost) context.lost('component', call.name, raw, markdown !== '');
      return lost && /^\s*\n/.test(call.inner ?? '') ? `\n\n${dedent(call.inner as string).trim()}\n\n` : markdown;
    });
  },
};

// Comments of JSX, which are written in `.md` files too.
export const jsxComments: Syntax = {
  when: /\{\/\*/,
  read: (text) => text.replace(/\{\/\*(?:(?!\{\/\*)[\s\S])*?\*\/\}/g, ''),
};
