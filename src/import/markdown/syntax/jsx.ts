import type { BodyContext } from './context.ts';
import { reduceCall } from './calls.ts';
import { dedent } from './embed.ts';
import { reduceTokens, type Token } from './tree.ts';
import { table } from '../../../text/table.ts';

/** A bracket that nothing closes costs a walk to the end of the text; after so many the text is no MDX and brackets are text. */
const patience = 60;

/** Looks for closing brackets of one text, with patience. */
type Closing = (text: string, start: number) => number;

function patient(): Closing {
  let failures = 0;
  return (text, start) => {
    if (failures > patience) return -1;
    const end = closing(text, start);
    if (end < 0) failures++;
    return end;
  };
}

/** The index behind the bracket that closes the one at `start`, strings passed over; -1 where none does. */
function closing(text: string, start: number): number {
  const pairs = table<string>({ '{': '}', '(': ')', '[': ']' });
  const stack: string[] = [];
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"' || char === "'" || char === '`') {
      const inText = char === "'" && /\w/.test(text[at - 1] ?? '');
      const end = inText ? at : text.indexOf(char, at + 1);
      if (end > 0 && (char === '`' || !text.slice(at, end).includes('\n'))) at = end;
    } else if (pairs.has(char)) stack.push(pairs.get(char) as string);
    else if (char === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return at + 1;
    }
  }
  return -1;
}

/** What an expression shows where it is a constant: a string, a number, a template without holes. */
function constantOf(source: string, context: BodyContext): string | undefined {
  const text = context.restore(source).trim();
  const string = /^(["'`])((?:(?!\1)[^\\]|\\[\s\S])*)\1$/.exec(text);
  if (string && !(string[1] === '`' && /\$\{/.test(string[2] as string)))
    return (string[2] as string).replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const image = /^require\((["'])([^"']+)\1\)(?:\.default)?$/.exec(text);
  if (image) return image[2];
  const imported = context.imports.get(text.replace(/\.(?:src|default)$/, ''));
  if (imported !== undefined) return imported;
  const path =
    /^(?:props\.|frontmatter\.|frontMatter\.|metadata\.|meta\.|page\.|\$frontmatter\.)([\w.]+)$/.exec(
      text,
    )?.[1];
  return path === undefined ? undefined : context.value(path);
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly closes: boolean;
  readonly single: boolean;
  readonly end: number;
}

const attributeName = /[\w$:@.#-]+/y;

/** Reads the tag that begins at an index: name, attributes whose values are constants, where it ends. Undefined where it is none. */
function readTag(text: string, start: number, context: BodyContext, close: Closing): Element | undefined {
  const head = /^<(\/?)([A-Za-z][\w.:-]*|)/.exec(text.slice(start, start + 120));
  if (!head) return undefined;
  const [opened, slash, name] = head as unknown as [string, string, string];
  const attributes = new Map<string, string>();
  let at = start + opened.length;
  for (let guard = 0; guard < 400; guard++) {
    at += /^\s*/.exec(text.slice(at, at + 400))?.[0].length ?? 0;
    const rest = text.slice(at, at + 2);
    if (rest[0] === '>')
      return {
        name,
        attributes: Object.fromEntries(attributes),
        closes: slash === '/',
        single: false,
        end: at + 1,
      };
    if (rest === '/>')
      return {
        name,
        attributes: Object.fromEntries(attributes),
        closes: slash === '/',
        single: true,
        end: at + 2,
      };
    if (name === '') return undefined;
    if (rest[0] === '{') {
      const end = close(text, at);
      if (end < 0) return undefined;
      at = end;
      continue;
    }
    attributeName.lastIndex = at;
    const key = attributeName.exec(text)?.[0];
    if (key === undefined) return undefined;
    at += key.length;
    const equals = /^\s*=\s*/.exec(text.slice(at, at + 40))?.[0];
    if (equals === undefined) {
      attributes.set(key, '');
      continue;
    }
    at += equals.length;
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const end = text.indexOf(quote, at + 1);
      if (end < 0) return undefined;
      attributes.set(key, context.restore(text.slice(at + 1, end)));
      at = end + 1;
    } else if (quote === '{') {
      const end = close(text, at);
      if (end < 0) return undefined;
      const value = constantOf(text.slice(at + 1, end - 1), context);
      if (value !== undefined) attributes.set(key, value);
      at = end;
    } else {
      const bare = /^[^\s<>"'=`]+/.exec(text.slice(at, at + 2000))?.[0];
      if (bare === undefined) return undefined;
      const value = bare.endsWith('/') ? bare.slice(0, -1) : bare;
      attributes.set(key, value);
      at += value.length;
    }
  }
  return undefined;
}

const esm =
  /^(?:import\s{1,9}(?:[\w$*{][^;\n]*?\sfrom\s{0,9})?["'][^"'\n]+["'];?[ \t]*|import\s{0,9}(?:type\s{1,9})?(?:[\w$]+\s{0,9},\s{0,9})?\{(?:(?!^import\b)[^}])*\}\s{0,9}from\s{0,9}["'][^"'\n]+["'];?[ \t]*|import\s{1,9}[\w$*](?:(?!^import\b)[\w$\s,*{}])*?from\s{0,9}["'][^"'\n]+["'];?[ \t]*)(?:\n|$)/gm;
const exported = /^export\s+(?:default\b|const\b|let\b|var\b|function\b|async\b|class\b|\{|\*)/gm;

/** Takes a module's imports and exports out of a text; what imports of files are called is remembered. */
function withoutModules(text: string, imports: Map<string, string>): string {
  const plain = text.replace(esm, (whole) => {
    const match = /^import\s+(?:\*\s+as\s+)?([\w$]+)\s+from\s*["']([^"'\n]+)["']/.exec(whole);
    if (match) imports.set(match[1] as string, match[2] as string);
    return '';
  });
  const close = patient();
  let out = '';
  let at = 0;
  for (const match of plain.matchAll(exported)) {
    if (match.index < at) continue;
    const bracket = plain.slice(match.index).search(/[{([]|;|\n\s{0,99}\n|\nexport\b/);
    let end = bracket < 0 ? plain.length : match.index + bracket;
    while (/[{([]/.test(plain[end] ?? '')) {
      const next = close(plain, end);
      if (next < 0) break;
      const more = /^[^\n;{([]*(?=[{([])/.exec(plain.slice(next))?.[0];
      end = more === undefined ? next : next + more.length;
    }
    const line = plain.indexOf('\n', end);
    out += plain.slice(at, match.index);
    at = line < 0 ? plain.length : line + 1;
  }
  return out + plain.slice(at);
}

const htmlAttribute = table<string>({
  className: 'class',
  htmlFor: 'for',
  srcSet: 'srcset',
  frameBorder: 'frameborder',
  allowFullScreen: 'allowfullscreen',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
  tabIndex: 'tabindex',
  autoPlay: 'autoplay',
  playsInline: 'playsinline',
});
const dropped = /^(?:style|key|ref|on[A-Z]\w*|v-\S+|@\S+|:\S+|client:\S+|dangerouslySetInnerHTML)$/;

/** Elements that have no end (HTML §13.1.2). */
const isVoid = /^(?:area|br|col|embed|hr|img|input|source|track|wbr)$/;

const escapeValue = (value: string): string =>
  value
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;');

function htmlTag({ name, attributes, closes, single }: Element): string {
  if (closes) return `</${name}>`;
  const written = Object.entries(attributes)
    .filter(([key]) => !dropped.test(key))
    .map(([key, value]) =>
      value === ''
        ? ` ${htmlAttribute.get(key) ?? key}`
        : ` ${htmlAttribute.get(key) ?? key}="${escapeValue(value)}"`,
    );
  return `<${name}${written.join('')}>${single && !isVoid.test(name) ? `</${name}>` : ''}`;
}

const isComponent = (name: string): boolean => /^[A-Z]|[a-z]\.[A-Za-z]/.test(name);

/** Options of components as objects would be positional noise; their keys go in lower case, as shortcodes' do. */
const lowered = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key.replace(/^:/, '').toLowerCase(), value]),
  );

/** An expression as what it shows: a constant, a value of the front matter; comments nothing. */
function expression(source: string, context: BodyContext): string {
  const inner = source.slice(1, -1).trim();
  if (inner === '' || /^\/\*[\s\S]*\*\/$/.test(inner) || /^\/\/[^\n]*$/.test(inner)) return '';
  const constant = constantOf(inner, context);
  if (constant !== undefined)
    return constant.includes('<') || constant.includes('{')
      ? context.keep(constant.replace(/</g, '&lt;'))
      : constant;
  if (/^(?:props\.)?children$/.test(inner)) return '';
  context.lost('expression', inner.length > 40 ? `${inner.slice(0, 39)}…` : inner, source, false);
  return '';
}

/**
 * Reads the components of a body, in MDX (`mdx`) its modules, expressions and JSX attributes too. A name in angle brackets that nothing
 * closes and that has no attributes is a placeholder and stays, as text.
 */
export function readJsx(source: string, context: BodyContext): string {
  const text = context.mdx ? withoutModules(source, context.imports) : source;
  const closed = new Set([...text.matchAll(/<\/([A-Za-z][\w.:-]*)\s*>/g)].map(([, name]) => name));
  const close = patient();
  const tokens: Token[] = [];
  let written = 0;
  let at = 0;
  const put = (token: Token, end: number): void => {
    tokens.push({ kind: 'text', raw: text.slice(written, at) }, token);
    at = end;
    written = end;
  };
  while (at < text.length) {
    const step = text.slice(at).search(context.mdx ? /[<{\\]/ : /</);
    if (step < 0) break;
    at += step;
    if (text[at] === '\\') {
      if (/[{}<]/.test(text[at + 1] ?? ''))
        put(
          { kind: 'text', raw: context.keep(text[at + 1] === '<' ? '&lt;' : (text[at + 1] as string)) },
          at + 2,
        );
      else at += 2;
      continue;
    }
    if (text[at] === '{') {
      const end = close(text, at);
      if (end < 0) at++;
      else put({ kind: 'text', raw: expression(text.slice(at, end), context) }, end);
      continue;
    }
    const tag = readTag(text, at, context, close);
    if (!tag || (tag.name === '' && !context.mdx)) {
      at++;
      continue;
    }
    const raw = text.slice(at, tag.end);
    if (tag.name === '') put({ kind: 'text', raw: '' }, tag.end);
    else if (!isComponent(tag.name)) {
      if (context.mdx) put({ kind: 'text', raw: htmlTag(tag) }, tag.end);
      else at = tag.end;
    } else if (
      !tag.closes &&
      !tag.single &&
      !closed.has(tag.name) &&
      Object.keys(tag.attributes).length === 0
    )
      put({ kind: 'text', raw: `&lt;${raw.slice(1, -1)}&gt;` }, tag.end);
    else if (tag.closes) put({ kind: 'end', raw, name: tag.name }, tag.end);
    else
      put(
        {
          kind: 'call',
          raw,
          single: tag.single || !closed.has(tag.name),
          call: { name: tag.name, positional: [], named: lowered(tag.attributes) },
        },
        tag.end,
      );
  }
  tokens.push({ kind: 'text', raw: text.slice(written) });
  return reduceTokens(tokens, (call, raw) => {
    const { markdown, lost } = reduceCall(call);
    if (lost) context.lost('component', call.name, raw, markdown !== '');
    return call.inner !== undefined && /^\s*\n/.test(call.inner) && lost
      ? `\n\n${dedent(call.inner).trim()}\n\n`
      : markdown;
  });
}
