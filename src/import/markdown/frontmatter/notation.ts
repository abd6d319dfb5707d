import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { type Data, type Datum, datum, isData } from './datum.ts';

/** How data is written. */
export type Notation = 'yaml' | 'toml' | 'json' | 'object';

/** The data of a text; where it is broken, what could still be read, and the fault with its line from 1. */
interface ReadData {
  readonly data: Datum;
  readonly fault?: { readonly message: string; readonly line?: number };
}

/** Longer texts, in UTF-16 units, are not parsed. */
const maxLength = 4 << 20;

/** Longer YAML is not parsed a second time. */
const maxMended = 1 << 16;

const unquote = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;

/** An item of a list in brackets: commas between quotes are its own. */
const flowItem = /(?<=^|,)\s*(?:"[^"]*"|'[^']*')\s*(?=,|$)|[^,]+/g;

/** `key: value` lines at the margin and lists under them: the readable part of YAML that no parser takes. */
function readLoosely(text: string): Data {
  const data = new Map<string, Datum>();
  let key: string | undefined;
  for (const line of text.split('\n')) {
    const pair = /^["']?([A-Za-z_][\w.-]*(?: +[\w.-]+)*)["']?\s*[:=](?:\s([^]*)|)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (pair) {
      key = pair[1] as string;
      const value = unquote((pair[2] ?? '').trim());
      const flow = /^\[(.*)\]$/.exec(value);
      data.set(key, flow ? (flow[1]?.match(flowItem) ?? []).map((part) => unquote(part.trim())) : value);
    } else if (item !== undefined && key !== undefined) {
      const list = data.get(key);
      data.set(key, [...(Array.isArray(list) ? list : []), unquote(item.trim())]);
    }
  }
  return Object.fromEntries(data);
}

/**
 * Controls, spaces that are none to YAML, and characters beyond the first plane: YAML may read them otherwise than they
 * look.
 */
const unusual = /[^\n\x20-\x7e\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2060-\u2fff\u3001-\ud7ff]/;

/** A text without quotes that YAML takes as it stands: none of its marks, colons only inside words. */
const bare = String.raw`[A-Za-z\d\u00c0-\u02ff](?:[^#:,[\]{}]|:(?=[^ ,[\]{}]))*`;
const scalar = new RegExp(String.raw`^(?:${bare}|"[^"\\]*"|'[^']*')$`);
const textPair = /^([A-Za-z_][\w-]*):(?: +(?! )([^]*)|)$/;
const listItem = /^( *)- +(?! )([^]*)$/;

/** A text as it stands between quotes, or bare; undefined where only a parser can tell. */
function scalarOf(source: string): string | undefined {
  if (!scalar.test(source)) return undefined;
  return source.startsWith('"') || source.startsWith("'") ? source.slice(1, -1) : source;
}

/** `[one, "two"]`: texts without commas. */
function listOf(source: string): readonly string[] | undefined {
  if (!source.endsWith(']')) return undefined;
  const inside = source.slice(1, -1).trim();
  const items = inside === '' ? [] : inside.split(',').map((each) => scalarOf(each.trim()));
  return items.every((each) => each !== undefined) ? items : undefined;
}

/**
 * Front matter as nearly every post has it, at a fraction of a YAML parser's cost: keys at the margin, each with a text
 * on its line, a list in brackets, or a list of texts on the lines below. Undefined for everything else, and wherever
 * YAML might read anything but the written text.
 */
export function readSimpleYaml(text: string): Data | undefined {
  if (unusual.test(text)) return undefined;
  const data = new Map<string, string | readonly string[]>();
  let list: { readonly indent: string; readonly items: string[] } | undefined;
  let empty: string | undefined;
  for (const line of text.split('\n')) {
    const trimmed = line.trimEnd();
    if (trimmed === '') continue;
    const [, key, source = ''] = textPair.exec(trimmed) ?? [];
    if (key !== undefined) {
      const value = source === '' ? '' : source.startsWith('[') ? listOf(source) : scalarOf(source);
      if (value === undefined || data.has(key)) return undefined;
      data.set(key, value);
      empty = source === '' ? key : undefined;
      list = undefined;
      continue;
    }
    const [, indent = '', written] = listItem.exec(trimmed) ?? [];
    const value = written === undefined ? undefined : scalarOf(written);
    if (empty !== undefined) data.set(empty, (list = { indent, items: [] }).items);
    if (value === undefined || list?.indent !== indent) return undefined;
    list.items.push(value);
    empty = undefined;
  }
  return data.size > 0 ? Object.fromEntries(data) : undefined;
}

const tooDeep: ReadData = { data: {}, fault: { message: 'It is nested too deeply' } };

const readYaml = (source: string) =>
  parseDocument(source, { schema: 'failsafe', uniqueKeys: false, strict: false, logLevel: 'silent' });

/**
 * A line at the margin that continues a quoted text or a list in brackets, which libyaml takes as it stands: no key,
 * item, comment.
 */
const continued = /^(?!["']?[A-Za-z_][\w .-]*(?:["'][ \t]*|\t[ \t]*)?:(?:\s|$)|- |#|\n)(?=.)/gm;

function parseYaml(text: string): ReadData {
  const simple = readSimpleYaml(text);
  if (simple) return { data: simple };
  const document = readYaml(text);
  const error = document.errors[0];
  if (error && /call stack/.test(error.message)) return tooDeep;
  const whole = error && text.length <= maxMended ? readYaml(text.replace(continued, '  ')) : document;
  if (whole.errors.length === 0) return { data: datum(whole.toJS({ maxAliasCount: 100 })) };
  const line = error?.linePos?.[0].line;
  const message = (error?.message.split(/ at line \d+/)[0] ?? '').trim();
  return { data: readLoosely(text), fault: { message, ...(line !== undefined && { line }) } };
}

/** Strings and comments of JavaScript: a template's inside, that of single quotes, double quotes, comments. */
const token = new RegExp(
  '`((?:[^`\\\\]|\\\\.)*)`' +
    String.raw`|'((?:[^'\\\n]|\\.)*)'|"(?:[^"\\\n]|\\.)*"|\/\*(?:(?!\/\*)[\s\S])*?\*\/|(?<=^|[\s,{[])\/\/[^\n]*`,
  'g',
);

/** An object literal of JavaScript with constant values, which is nearly a flow mapping of YAML. */
function parseObject(text: string): ReadData {
  const plain = text
    .replace(token, (raw, template?: string, single?: string) => {
      if (template !== undefined) return JSON.stringify(template);
      if (single !== undefined) return JSON.stringify(single.replace(/\\(['"])/g, '$1').replace(/\\n/g, '\n'));
      return raw.startsWith('"') ? raw : '';
    })
    .replace(/\bnew Date\(([^()]*)\)/g, '$1')
    .replace(/([{,]\s*)([A-Za-z_$][\w$]*)\s*:(?=\S)/g, '$1$2: ')
    .replace(/("\s*):(?=["[{\w])/g, '$1: ');
  return parseYaml(plain);
}

const readers: Readonly<Record<Notation, (text: string) => ReadData>> = {
  yaml: parseYaml,
  toml: (text) => ({ data: datum(parseToml(text)) }),
  json: (text) => {
    try {
      return { data: datum(JSON.parse(text)) };
    } catch {
      return parseObject(text);
    }
  },
  object: parseObject,
};

/**
 * Reads data in a notation; never throws. All scalars come as texts, so that a title of digits stays as it was written.
 */
export function parseNotation(text: string, notation: Notation): ReadData {
  if (text.length > maxLength) return { data: {}, fault: { message: `It is ${text.length} characters long` } };
  try {
    return readers[notation](text);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep;
    const message = error instanceof Error ? (error.message.split('\n')[0] as string) : String(error);
    const line = error instanceof TomlError ? error.line : undefined;
    return { data: readLoosely(text), fault: { message, ...(line !== undefined && { line }) } };
  }
}

/** The same where only a group of keys will do. */
export function parseGroup(text: string, notation: Notation): ReadData & { readonly data: Data } {
  const read = parseNotation(text, notation);
  return { ...read, data: isData(read.data) ? read.data : {} };
}

const bracket = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*(?:(?!\/\*)[\s\S])*?\*\/|[{}]/g;

/** The index behind the object literal, or the JSON, that begins at an index; -1 where nothing closes it. */
export function endOfObject(text: string, from: number): number {
  let depth = 0;
  for (const { 0: found, index } of text.slice(from).matchAll(bracket)) {
    if (found === '{') depth++;
    else if (found === '}' && --depth === 0) return from + index + 1;
  }
  return -1;
}
