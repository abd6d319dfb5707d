import { escapeAttribute } from '../../text/escape.ts';
import { autop } from './autop.ts';
import { hasBlocks, unblock } from './blocks.ts';
import type { Library } from './known.ts';
import { expandShortcodes } from './shortcodes.ts';

/** What a post's text draws on beside itself. */
export interface Stock {
  readonly library: Library;
  /** Reusable blocks by number. */
  readonly blocks: ReadonlyMap<string, string>;
}

const marks = /<!--\s{0,9}(?:more\b[^<>]*?|nextpage|noteaser)\s{0,9}-->/g;
/** An address alone on its line, which WordPress shows as what it leads to. */
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
    part.replace(
      lonely,
      (_, url: string) => `<a href="${escapeAttribute(url.replaceAll('&amp;', '&'))}">${url}</a>`,
    ),
  );
}

/** A post as it is stored, as HTML that can be read without WordPress; and the shortcodes that could not be reduced knowingly. */
export function readable(
  stored: string,
  { library, blocks }: Stock,
): { html: string; unknown: readonly string[] } {
  const { html, unknown } = expandShortcodes(
    linkLonely(stored.replace(/\r\n?/g, '\n').replace(marks, '\n\n')),
    library,
  );
  return { html: hasBlocks(html) ? unblock(html, blocks) : autop(html), unknown };
}
