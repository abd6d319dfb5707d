/** A use of a shortcode, tag or component. */
export interface Call {
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: Readonly<Record<string, string>>;
  /** What it encloses, already read; undefined where it encloses nothing. */
  readonly inner?: string;
}

/** A piece of a body: text, or the beginning, end or whole of a call. `raw` is how it was written. */
export type Token =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'call'; readonly raw: string; readonly call: Call; readonly single: boolean }
  | { readonly kind: 'end'; readonly raw: string; readonly name: string };

/** Calls that enclose each other are told apart so deep; each more would be read with all that is in it once more. */
export const deepest = 50;

/** What becomes of a call, or of an end that has no beginning. */
export type Reduce = (call: Call, raw: string) => string;

/**
 * Pairs ends with the nearest beginning of their name (an end without a name closes the last one) and reduces the calls from the inside
 * out. A beginning that is never ended is a call that encloses nothing.
 */
export function reduceTokens(tokens: readonly Token[], reduce: Reduce): string {
  const open = new Map<string, number>();
  const count = (name: string, by: number): void => void open.set(name, (open.get(name) ?? 0) + by);
  const stack: { readonly call?: Call; readonly raw: string; text: string }[] = [{ raw: '', text: '' }];
  const top = (): { text: string } => stack.at(-1) as { text: string };
  const flatten = (depth: number): void => {
    for (const { call, raw, text } of stack.splice(depth + 1) as {
      call: Call;
      raw: string;
      text: string;
    }[]) {
      count(call.name, -1);
      top().text += reduce(call, raw) + text;
    }
  };
  for (const token of tokens) {
    if (token.kind === 'text') top().text += token.raw;
    else if (token.kind === 'call' && (token.single || stack.length > deepest))
      top().text += reduce(token.call, token.raw);
    else if (token.kind === 'call') {
      stack.push({ call: token.call, raw: token.raw, text: '' });
      count(token.call.name, 1);
    } else if (token.name === '' || (open.get(token.name) ?? 0) > 0) {
      const depth = stack.findLastIndex(
        ({ call }) => call !== undefined && (token.name === '' || call.name === token.name),
      );
      if (depth < 1) continue;
      flatten(depth);
      const last = stack.pop() as { call: Call; raw: string; text: string };
      count(last.call.name, -1);
      top().text += reduce({ ...last.call, inner: last.text }, last.raw);
    }
  }
  flatten(0);
  return top().text;
}

/** Cuts a text at the matches of a pattern; `read` says what each is, or undefined where it is text after all. */
export function tokenise(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Token | undefined,
): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const token = read(match);
    if (!token) continue;
    tokens.push({ kind: 'text', raw: text.slice(at, match.index) }, token);
    at = match.index + match[0].length;
  }
  return [...tokens, { kind: 'text', raw: text.slice(at) }];
}

const argument =
  /([\w.:@-]+)\s*[=:]\s*(?="|'|`|[^\s=,])(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|(\[[^[\]]*\]|[^\s,"'`]+))|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,"'`]+)/g;

/** Arguments as shortcodes write them: `a "b c" key="value" key=value key: "value"`, separated by spaces or commas. */
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
