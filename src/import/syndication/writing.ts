import type { Found } from '../../article/candidate.ts';
import { textOf } from './credits.ts';
import type { Entry, Text } from './entry.ts';
import { asHtml, plain, visible } from './plain.ts';

/** An entry's text, and its summary where it is another one. */
export interface Writing {
  readonly body?: Text;
  readonly summary?: Found<string>;
  /** The text without markup, on one line. */
  readonly words: string;
}

function says(text: Text): boolean {
  return plain(text) !== '' || /<(?:img|video|audio|iframe|embed|object)\b/i.test(text.value);
}

/** The fullest text: content, else the first of what describes it. */
export function writingOf({ bodies, summaries }: Entry): Writing {
  const body = bodies.find(says) ?? summaries.find(says);
  if (body === undefined) return { words: '' };
  const words = visible(asHtml(body));
  const others = summaries.filter((text) => text !== body && visible(asHtml(text)) !== words);
  const summary = textOf(others);
  return { body, words, ...(summary === undefined ? {} : { summary }) };
}
