import type { Data } from './datum.ts';

/** Controls, spaces that are none to YAML, and characters beyond the first plane: YAML may read them otherwise than they look. */
const odd = /[^\n\x20-\x7e\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2060-\u2fff\u3001-\ud7ff]/;

/** A text without quotes that YAML takes as it stands: none of its marks, colons only inside words. */
const bare = String.raw`[A-Za-z\d\u00c0-\u02ff](?:[^#:,[\]{}]|:(?=[^ ,[\]{}]))*`;
const scalar = new RegExp(String.raw`^(?:${bare}|"[^"\\]*"|'[^']*')$`);
const pair = /^([A-Za-z_][\w-]*):(?: +(?! )([^]*)|)$/;
const item = /^( *)- +(?! )([^]*)$/;

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
 * Front matter as nearly every post has it, at a fraction of a YAML parser's cost: keys at the margin, each with a text on
 * its line, a list in brackets, or a list of texts on the lines below. Undefined for everything else, and wherever YAML
 * might read anything but the written text.
 */
export function readSimpleYaml(text: string): Data | undefined {
  if (odd.test(text)) return undefined;
  const data = new Map<string, string | readonly string[]>();
  let list: { readonly indent: string; readonly items: string[] } | undefined;
  let empty: string | undefined;
  for (const line of text.split('\n')) {
    const trimmed = line.trimEnd();
    if (trimmed === '') continue;
    const [, key, source = ''] = pair.exec(trimmed) ?? [];
    if (key !== undefined) {
      const value = source === '' ? '' : source.startsWith('[') ? listOf(source) : scalarOf(source);
      if (value === undefined || data.has(key)) return undefined;
      data.set(key, value);
      empty = source === '' ? key : undefined;
      list = undefined;
      continue;
    }
    const [, indent = '', written] = item.exec(trimmed) ?? [];
    const value = written === undefined ? undefined : scalarOf(written);
    if (empty !== undefined) data.set(empty, (list = { indent, items: [] }).items);
    if (value === undefined || list?.indent !== indent) return undefined;
    list.items.push(value);
    empty = undefined;
  }
  return data.size > 0 ? Object.fromEntries(data) : undefined;
}
