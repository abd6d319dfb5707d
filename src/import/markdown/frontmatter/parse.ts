import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { datum, isData, type Data, type Datum } from './datum.ts';
import { offMargin } from './indent.ts';
import { readSimply } from './simple.ts';

/** How data is written. */
export type Notation = 'yaml' | 'toml' | 'json' | 'object';

/** What a text says as data; where it is broken, what could still be read, and the fault with its line from 1. */
export interface Parsed {
  readonly data: Datum;
  readonly fault?: { readonly message: string; readonly line?: number };
}

/** Longer texts are not parsed: nobody writes so much by hand. */
const maxLength = 4 << 20;

/** Longer texts are not read twice. */
const maxMended = 1 << 16;

/** An item of a list in brackets: commas between quotes are its own. */
const flowItem = /(?<=^|,)\s*(?:"[^"]*"|'[^']*')\s*(?=,|$)|[^,]+/g;

/** `key: value` lines at the margin and lists under them: what can be told of YAML that no parser takes. */
export function readLoosely(text: string): Data {
  const data = new Map<string, Datum>();
  let key: string | undefined;
  for (const line of text.split('\n')) {
    const pair = /^["']?([A-Za-z_][\w.-]*(?: +[\w.-]+)*)["']?\s*[:=](?:\s([^]*)|)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (pair) {
      key = pair[1] as string;
      const value = unquote((pair[2] ?? '').trim());
      const flow = /^\[(.*)\]$/.exec(value);
      const items = flow?.[1]?.match(flowItem) ?? [];
      data.set(key, flow ? items.map((part) => unquote(part.trim())) : value);
    } else if (item && key !== undefined) {
      const list = data.get(key);
      data.set(key, [...(Array.isArray(list) ? list : []), unquote((item[1] as string).trim())]);
    }
  }
  return Object.fromEntries(data);
}

const unquote = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;

const tooDeep: Parsed = { data: {}, fault: { message: 'It is nested too deeply' } };

const readYaml = (source: string) =>
  parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: false,
    strict: false,
    prettyErrors: true,
    logLevel: 'silent',
  });

function parseYaml(text: string): Parsed {
  const simple = readSimply(text);
  if (simple) return { data: simple };
  const document = readYaml(text);
  const error = document.errors[0];
  const whole = error && text.length <= maxMended ? readYaml(offMargin(text)) : document;
  if (!error || whole.errors.length === 0) return { data: datum(whole.toJS({ maxAliasCount: 100 })) };
  const line = error.linePos?.[0].line;
  if (/call stack/.test(error.message)) return tooDeep;
  const message = (error.message.split(/ at line \d+/)[0] as string).trim();
  return { data: readLoosely(text), fault: { message, ...(line !== undefined && { line }) } };
}

/** Strings and comments of JavaScript: a template's inside, that of single quotes, double quotes, comments. */
const token =
  /`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'|"(?:[^"\\\n]|\\.)*"|\/\*(?:(?!\/\*)[\s\S])*?\*\/|(?<=^|[\s,{[])\/\/[^\n]*/g;

/** An object literal of JavaScript with constant values, which is nearly a flow mapping of YAML. */
function parseObject(text: string): Parsed {
  const plain = text
    .replace(token, (raw, template?: string, single?: string) => {
      if (template !== undefined) return JSON.stringify(template);
      if (single !== undefined)
        return JSON.stringify(single.replace(/\\(['"])/g, '$1').replace(/\\n/g, '\n'));
      return raw.startsWith('"') ? raw : '';
    })
    .replace(/\bnew Date\(([^()]*)\)/g, '$1')
    .replace(/([{,]\s*)([A-Za-z_$][\w$]*)\s*:(?=\S)/g, '$1$2: ')
    .replace(/("\s*):(?=["[{\w])/g, '$1: ');
  return parseYaml(plain);
}

const readers: Readonly<Record<Notation, (text: string) => Parsed>> = {
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

/** Reads data in a notation; never throws. All scalars come as texts, so that a title of digits stays as it was written. */
export function parse(text: string, notation: Notation): Parsed {
  if (text.length > maxLength)
    return { data: {}, fault: { message: `It is ${text.length} characters long` } };
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
export function parseData(text: string, notation: Notation): Parsed & { readonly data: Data } {
  const parsed = parse(text, notation);
  return { ...parsed, data: isData(parsed.data) ? parsed.data : {} };
}
