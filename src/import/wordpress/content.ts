import { escapeAttribute } from '../../text/escape.ts';
import { autop } from './autop.ts';
import type { MediaLibrary } from './shortcode-table.ts';
import { expandShortcodes } from './shortcodes.ts';

/** Media and reusable blocks that posts refer to. */
export interface PostStock {
  readonly library: MediaLibrary;
  /** Reusable blocks by number. */
  readonly blocks: ReadonlyMap<string, string>;
}

const marks = /<!--\s{0,9}(?:more\b[^<>]*?|nextpage|noteaser)\s{0,9}-->/g;
/** An address alone on its line. WordPress embeds the page there. */
const lonely = /^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*$/gm;
const kept = /<(pre|code|script|style|textarea)\b[^<>]*>(?:(?!<\1\b)[\s\S])*?<\/\1\s{0,9}>/gi;

function outside(text: string, pattern: RegExp, change: (part: string) => string): string {
  let changed = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    changed += change(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return changed + change(text.slice(from));
}

function linkLonely(text: string): string {
  return outside(text, kept, (part) =>
    part.replace(lonely, (_, url: string) => `<a href="${escapeAttribute(url.replaceAll('&amp;', '&'))}">${url}</a>`),
  );
}

const delimiter = /<!--\s{0,9}(\/?)wp:([\w/-]+)\s{0,9}(\{(?:(?!<!--|-->)[\s\S])*?\}\s{0,9})?(\/?)-->/g;

function numberOf(attributes: string | undefined): string | undefined {
  return /"ref"\s*:\s*(\d+)/.exec(attributes ?? '')?.[1];
}

/** Whether a post was written with the block editor. */
function hasBlocks(stored: string): boolean {
  return /<!--\s*wp:[\w/-]+/.test(stored);
}

/**
 * The HTML of a post of the block editor, without the comments that delimit blocks. Reusable blocks are filled in, text
 * outside blocks gets paragraphs. Blocks that WordPress fills when it shows them are empty.
 */
function unblock(stored: string, reusable: ReadonlyMap<string, string>, depth = 0): string {
  let html = '';
  let from = 0;
  let level = 0;
  for (const match of stored.matchAll(delimiter)) {
    const [whole, closes, name, attributes, empty] = match;
    const between = stored.slice(from, match.index);
    html += level === 0 ? autop(between) : between;
    from = match.index + whole.length;
    if (closes) level = Math.max(0, level - 1);
    else if (empty) {
      const block = name === 'block' ? reusable.get(numberOf(attributes) ?? '') : undefined;
      // A block may refer to itself.
      if (block !== undefined && depth < 5) html += unblock(block, reusable, depth + 1);
    } else level++;
  }
  const rest = stored.slice(from);
  return html + (level === 0 ? autop(rest) : rest);
}

/** The HTML of a stored post as WordPress shows it, and the names of shortcodes that are not known. */
export function readablePost(
  stored: string,
  { library, blocks }: PostStock,
): { html: string; unknown: readonly string[] } {
  const { html, unknown } = expandShortcodes(
    linkLonely(stored.replace(/\r\n?/g, '\n').replace(marks, '\n\n')),
    library,
  );
  return { html: hasBlocks(html) ? unblock(html, blocks) : autop(html), unknown };
}
