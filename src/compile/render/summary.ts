import { oneLine } from './line.ts';

/** Longest excerpt, in UTF-16 code units. */
const limit = 300;

/** A text cut to the limit with an ellipsis: at a word, or between characters in scripts that leave no spaces. */
function shorten(text: string): string {
  const room = text.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > limit / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:–—-]+$/, '')}…`;
}

/**
 * The beginning of a plain text whose blocks are separated by line breaks, on one line, for an article without a
 * summary: whole blocks while they fit in 300 characters, else the first one cut at a word.
 */
export function excerpt(text: string): string {
  let taken = '';
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    const block = oneLine(text.slice(from, end));
    const longer = taken === '' ? block : `${taken} ${block}`;
    if (longer.length > limit) return taken === '' ? shorten(block) : taken;
    taken = longer;
    from = end + 1;
  }
  return taken;
}
