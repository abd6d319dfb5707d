import { fold } from '../../../text/words.ts';
import { at, isData, type Data, type Datum, scalarIn } from './datum.ts';

/** How a string of several tags is cut. */
export type TermSplit = 'comma' | 'space' | 'none';

function cut(text: string, way: TermSplit): readonly string[] {
  if (/^\[.*\]$/s.test(text))
    return cut(text.slice(1, -1), 'comma').map((part) => part.replace(/^(["'])(.*)\1$/, '$2'));
  if (way === 'none') return [text];
  if (/[,;、，]/.test(text)) return text.split(/[,;、，]/);
  return way === 'space' ? text.split(/\s+/) : [text];
}

/**
 * Names of tags in any shape: a list, a string of several, objects with a name, a list of lists (Hexo's nested
 * categories).
 */
function termsOf(value: Datum | undefined, way: TermSplit): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((item: Datum) => (typeof item === 'string' ? (scalarIn(item) ?? []) : termsOf(item, 'none')));
  if (isData(value)) {
    const name = ['label', 'name', 'title', 'tag', 'value', 'slug']
      .map((key) => scalarIn(at(value, key)))
      .find(Boolean);
    return name === undefined ? [] : [name];
  }
  const text = scalarIn(value);
  return text === undefined ? [] : cut(text, way);
}

/** The tags that front matter names under these keys, as written, each once. Keys in the singular name one tag. */
export function readTerms(data: Data, keys: readonly string[], way: TermSplit): readonly string[] {
  const terms = new Map<string, string>();
  for (const key of keys) {
    const own = way === 'space' && /(?:^|\.)(?:tag|category|topic)$/.test(key) ? 'comma' : way;
    for (const term of termsOf(at(data, key), own)) {
      const name = term
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^#(?=\p{L})/u, '');
      if (name !== '' && !terms.has(fold(name))) terms.set(fold(name), name);
    }
  }
  return [...terms.values()];
}
