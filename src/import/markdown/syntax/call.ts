/** A use of a shortcode, tag or component. */
export interface Call {
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: Readonly<Record<string, string>>;
  /** The text that it encloses, already read; undefined where it encloses nothing. */
  readonly inner?: string;
}

/** A piece of a body: text, or the beginning, end or whole of a call. `raw` is how it was written. */
export type CallToken =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'call'; readonly raw: string; readonly call: Call; readonly single: boolean }
  | { readonly kind: 'end'; readonly raw: string; readonly name: string };

/** Calls within calls are read to this depth; a deeper one is read as if it enclosed nothing. */
export const deepestCall = 50;

/**
 * Pairs each end with the nearest beginning of its name (an end without a name closes the last one) and reduces the
 * calls from the inside out. A beginning without an end is a call that encloses nothing.
 */
export function reduceCalls(tokens: readonly CallToken[], reduce: (call: Call, raw: string) => string): string {
  const open = new Map<string, number>();
  const count = (name: string, by: number): void => void open.set(name, (open.get(name) ?? 0) + by);
  const stack: { readonly call: Call; readonly raw: string; text: string }[] = [];
  let outside = '';
  const add = (text: string): void => {
    const last = stack.at(-1);
    if (last) last.text += text;
    else outside += text;
  };
  const flatten = (depth: number): void => {
    for (const { call, raw, text } of stack.splice(depth)) {
      count(call.name, -1);
      add(reduce(call, raw) + text);
    }
  };
  for (const token of tokens) {
    if (token.kind === 'text') add(token.raw);
    else if (token.kind === 'call') {
      if (token.single || stack.length >= deepestCall) add(reduce(token.call, token.raw));
      else {
        stack.push({ call: token.call, raw: token.raw, text: '' });
        count(token.call.name, 1);
      }
    } else if (token.name === '' || (open.get(token.name) ?? 0) > 0) {
      const depth = stack.findLastIndex(({ call }) => token.name === '' || call.name === token.name);
      flatten(depth + 1);
      const last = stack.pop();
      if (!last) continue;
      count(last.call.name, -1);
      add(reduce({ ...last.call, inner: last.text }, last.raw));
    }
  }
  flatten(0);
  return outside;
}

/**
 * Cuts a text at the matches of a pattern; `read` gives the token of a match, or undefined where it is text after all.
 */
export function tokenise(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => CallToken | undefined,
): readonly CallToken[] {
  const tokens: CallToken[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const token = read(match);
    if (!token) continue;
    tokens.push({ kind: 'text', raw: text.slice(at, match.index) }, token);
    at = match.index + match[0].length;
  }
  return [...tokens, { kind: 'text', raw: text.slice(at) }];
}

const double = String.raw`"((?:[^"\\]|\\.)*)"`;
const single = String.raw`'((?:[^'\\]|\\.)*)'`;
const argument = new RegExp(
  String.raw`([\w.:@-]+)\s*[=:]\s*(?="|'|${'`'}|[^\s=,])` +
    String.raw`(?:${double}|${single}|${'`([^`]*)`'}|(\[[^[\]]*\]|[^\s,"'${'`'}]+))` +
    String.raw`|${double}|${single}|${'`([^`]*)`'}|([^\s,"'${'`'}]+)`,
  'g',
);

/**
 * Arguments as shortcodes write them: `a "b c" key="value" key=value key: "value"`, separated by spaces or commas.
 */
export function readArguments(text: string): Pick<Call, 'positional' | 'named'> {
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (const [whole, key, ...values] of text.matchAll(argument)) {
    const value = (values.find((each) => each !== undefined) ?? '').replace(/\\(["'\\])/g, '$1');
    if (key !== undefined && !/^https?$/.test(key)) named.set(key.toLowerCase(), value);
    else positional.push(key === undefined ? value : whole);
  }
  return { positional, named: Object.fromEntries(named) };
}
