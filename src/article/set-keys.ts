import { isMap, isNode, isScalar, parseDocument, stringify } from 'yaml';
import { frontMatterRange } from './frontmatter.ts';

/** The range of a key and its value in YAML: from the start of the key to the end of the value. */
function rangeOf(yaml: string, key: string): readonly [number, number] | undefined {
  const { contents } = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' });
  const pair = isMap(contents)
    ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
  const start = pair.key.range[0];
  const end = (isNode(pair.value) ? pair.value.range?.[1] : undefined) ?? pair.key.range[1] + 1;
  return [start, start + yaml.slice(start, end).trimEnd().length];
}

/**
 * Sets keys of an article's front matter to values of YAML, removes those that are undefined, and returns the article's
 * new text. Everything else stays, comments and order included. A missing key is added at the end. Throws if the text
 * has no front matter.
 */
export function setKeys(text: string, keys: Readonly<Record<string, unknown>>): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let even = text.replaceAll('\r\n', '\n');
  for (const [key, value] of Object.entries(keys)) {
    const range = frontMatterRange(even);
    if (!range) throw new Error('The text has no front matter.');
    const yaml = even.slice(range.start, range.end);
    const at = rangeOf(yaml, key);
    if (value === undefined) {
      if (at) even = even.slice(0, range.start + at[0]) + even.slice(range.start + at[1]).replace(/^[ \t]*\n/, '');
      continue;
    }
    const line = stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
    even = at
      ? even.slice(0, range.start + at[0]) + line + even.slice(range.start + at[1])
      : `${even.slice(0, range.end)}${line}\n${even.slice(range.end)}`;
  }
  return lineEnd === '\n' ? even : even.replaceAll('\n', lineEnd);
}
