import { oneLine } from '../../text/escape.ts';
import type { Body } from '../render-body.ts';

/** Longest excerpt, in UTF-16 code units. */
const limit = 300;

/** A text shortened to the limit with an ellipsis: at a word, or between characters in scripts without spaces. */
function shorten(text: string): string {
  const room = text.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > limit / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '')}…`;
}

/**
 * The beginning of a body as plain text on one line, for an article without a summary: as many paragraphs as fit in 300
 * UTF-16 units, or the first one cut at a word. Headings, captions and tables are used only if there are no paragraphs.
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

/** The texts of paragraphs, each on one line; if there are none, the texts of all blocks. */
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
