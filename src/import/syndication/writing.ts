import type { Found } from '../../article/candidate.ts';
import { textOf } from './credits.ts';
import type { Entry, Text } from './entry.ts';
import { asHtml, plain, visible } from './plain.ts';
import { sure } from './setting.ts';

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

/** Longest title made of a text, in UTF-16 code units. */
const longest = 80;

/** The first sentence, or as much of it as fits, cut at a word. */
function opening(words: string): string {
  const [sentence = ''] = /^.*?(?:[.!?…](?=\s|$)|[。！？]|$)/u.exec(words) ?? [];
  if (sentence.length <= longest) return sentence.replace(/(?<=[^.])\.$/, '').trim();
  const room = words.slice(0, longest);
  const space = room.lastIndexOf(' ');
  return `${(space > longest / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '')).trim()}…`;
}

/**
 * The entry's title. A dated entry without one is a note, as many feeds are made of: its first words stand in, as inferred.
 */
export function titleOf({ titles }: Entry, words: string, dated: boolean): Found<string> | undefined {
  const stated = textOf(titles);
  if (stated !== undefined || !dated) return stated;
  const value = opening(words);
  return value === ''
    ? undefined
    : {
        value,
        where: 'the first words of the text: no title is stated',
        sure: sure.substitute,
        inferred: true,
      };
}
