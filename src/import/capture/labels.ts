import { chromeKey } from '../chrome/phrase.ts';
import { allPhrases } from '../phrases/match.ts';

const kinds = ['published', 'updated', 'other-day', 'by', 'author', 'source', 'role'] as const;

/** The kinds of labels: headings of the phrases. Compared without case, marks and punctuation. */
type Label = (typeof kinds)[number];

const words = new Map(kinds.map((kind) => [kind, new Set(allPhrases(kind).map(chromeKey))]));

const holds = (kind: Label, key: string): boolean => words.get(kind)?.has(key) === true;

/** Whether a text is a label of a kind and nothing else. */
export function isLabel(text: string, kind: Label): boolean {
  return holds(kind, chromeKey(text));
}

/** Which label of a kind a text ends with, at most four words, if any. */
export function endsWithLabel(text: string, kind: Label): boolean {
  const parts = chromeKey(text).split(' ');
  return [1, 2, 3, 4].some((count) => parts.length >= count && holds(kind, parts.slice(-count).join(' ')));
}

/** A label of a kind at a text's beginning and what follows it; with `colon`, only where a colon divides the two. */
export function splitLabel(text: string, kind: Label, colon = false): string | undefined {
  const divided = /^([^:：|]{1,40}?)\s*(?:[:：|]|(?<=[\p{Script=Han}\p{Script=Hangul}])[/／])\s*(\S.*)$/u.exec(text);
  if (divided && holds(kind, chromeKey(divided[1] as string))) return divided[2];
  if (colon) return undefined;
  const parts = text.split(/\s+/);
  for (const count of [4, 3, 2, 1])
    if (parts.length > count && holds(kind, chromeKey(parts.slice(0, count).join(' '))))
      return parts.slice(count).join(' ');
  return undefined;
}
