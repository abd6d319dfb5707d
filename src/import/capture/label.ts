import { chromeKey } from '../chrome/phrase.ts';
import * as labels from './labels.ts';

/** The kinds of labels (see `labels.ts`). */
export type Label = keyof typeof labels;

const words: Readonly<Record<Label, ReadonlySet<string>>> = {
  published: keys(labels.published),
  updated: keys(labels.updated),
  other: keys(labels.other),
  by: keys(labels.by),
  author: keys(labels.author),
  source: keys(labels.source),
  roles: keys(labels.roles),
};

function keys(list: string): ReadonlySet<string> {
  return new Set(list.split('|').map(chromeKey));
}

/** Whether a text is a label of a kind and nothing else. */
export function isLabel(text: string, kind: Label): boolean {
  return words[kind].has(chromeKey(text));
}

/** Which label of a kind a text ends with, at most four words, if any. */
export function endsWithLabel(text: string, kind: Label): boolean {
  const parts = chromeKey(text).split(' ');
  return [1, 2, 3, 4].some(
    (count) => parts.length >= count && words[kind].has(parts.slice(-count).join(' ')),
  );
}

/** A label of a kind at a text's beginning and what follows it; with `colon`, only where a colon divides the two. */
export function splitLabel(text: string, kind: Label, colon = false): string | undefined {
  const divided =
    /^([^:：|]{1,40}?)\s*(?:[:：|]|(?<=[\p{Script=Han}\p{Script=Hangul}])[/／])\s*(\S.*)$/u.exec(text);
  if (divided && words[kind].has(chromeKey(divided[1] as string))) return divided[2];
  if (colon) return undefined;
  const parts = text.split(/\s+/);
  for (const count of [4, 3, 2, 1])
    if (parts.length > count && words[kind].has(chromeKey(parts.slice(0, count).join(' '))))
      return parts.slice(count).join(' ');
  return undefined;
}
