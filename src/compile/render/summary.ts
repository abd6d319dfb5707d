import type { Body } from '../body.ts';
import { oneLine } from './line.ts';

/** Longest excerpt, in UTF-16 code units. */
const limit = 300;

/** A text cut to the limit with an ellipsis: at a word, or between characters in scripts that leave no spaces. */
function shorten(text: string): string {
  const room = text.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > limit / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '')}…`;
}

/**
 * The beginning of a body as plain text on one line, for an article without a summary: whole paragraphs while they fit in
 * 300 characters, else the first one cut at a word. Headings, captions and tables count where there are no paragraphs.
 */
export function excerpt({ text, paragraphs }: Body): string {
  let taken = '';
  for (const block of blocks(paragraphs, text)) {
    const longer = taken === '' ? block : `${taken} ${block}`;
    if (longer.length > limit) return taken === '' ? shorten(block) : taken;
    taken = longer;
  }
  return taken;
}

/** The texts of paragraphs, each on one line; without any, those of all blocks. */
function* blocks(paragraphs: Iterable<string>, text: string): Generator<string> {
  let some = false;
  for (const paragraph of paragraphs) {
    const line = oneLine(paragraph);
    if (line === '') continue;
    some = true;
    yield line;
  }
  if (!some) yield* text.split('\n').map(oneLine).filter(Boolean);
}
