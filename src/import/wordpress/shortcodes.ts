import { expandCode, type MediaLibrary, type ShortcodeAttributes, shortcodes } from './shortcode-table.ts';

const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"([^"]*)"|(\S+)/g;

/** ShortcodeAttributes by name; those without one by their place from 0. */
function attributesOf(text: string): ShortcodeAttributes {
  const found = new Map<string, string>();
  let place = 0;
  for (const [, name, double, single, plain, quoted, word] of text.matchAll(attribute)) {
    if (name === undefined) found.set(String(place++), quoted ?? word ?? '');
    else found.set(name.toLowerCase(), double ?? single ?? plain ?? '');
  }
  return Object.fromEntries(found);
}

const opening = /\[(\[?)([a-z][\w-]*)((?:[\s=][^[\]]*)?)\](?!\()/gi;

interface Expanded {
  readonly html: string;
  /** Names of unknown shortcodes, each once. */
  readonly unknown: readonly string[];
}

/** Whether brackets are a shortcode rather than text: a known one, one with attributes, or one with an end. */
function isShortcode(name: string, rest: string, closed: boolean): boolean {
  return closed || shortcodes.has(name) || /[\w-]\s{0,9}=\s{0,9}\S/.test(rest);
}

/** Code and tags, where nothing is replaced. */
const kept = /<(pre|code|script|style)\b[^<>]*>(?:(?!<\1\b)[\s\S])*?<\/\1\s{0,9}>|<[^<>]*>/gi;

/**
 * Replaces shortcodes by HTML: captions, galleries, embeds, players, code. Of unknown ones the enclosed text stays.
 * `[sic]` and `[[escaped]]` are text.
 */
export function expandShortcodes(text: string, library: MediaLibrary): Expanded {
  const unknown = new Set<string>();
  const guarded = [...text.matchAll(kept)].map((match) => [match.index, match.index + match[0].length] as const);
  const lastEnd = new Map(
    [...text.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map(({ 1: name = '', index }) => [name.toLowerCase(), index]),
  );
  let html = '';
  let from = 0;
  let guard = 0;
  for (const match of text.matchAll(opening)) {
    const at = match.index;
    while ((guarded[guard]?.[1] ?? Infinity) <= at) guard++;
    if (at < from || (guarded[guard]?.[0] ?? Infinity) <= at) continue;
    const [whole, escaped, written, rest] = match as unknown as [string, string, string, string];
    const name = written.toLowerCase();
    if (escaped !== '' && text[at + whole.length] === ']') {
      html += text.slice(from, at) + whole.slice(1);
      from = at + whole.length + 1;
      continue;
    }
    const start = at + escaped.length;
    const end = at + whole.length;
    const closing =
      (lastEnd.get(name) ?? -1) < end ? null : new RegExp(String.raw`\[/${written}\]`, 'i').exec(text.slice(end));
    if (!isShortcode(name, rest, closing !== null)) continue;
    const encloses = closing !== null && !rest.endsWith('/');
    const inner = encloses ? text.slice(end, end + closing.index) : '';
    const expand = shortcodes.get(name);
    const within = expand === expandCode ? { html: inner, unknown: [] } : expandShortcodes(inner, library);
    const expanded = expand?.(attributesOf(rest), within.html, library);
    if (expanded === undefined) unknown.add(name);
    for (const other of within.unknown) unknown.add(other);
    html += text.slice(from, start) + (expanded ?? within.html);
    from = encloses ? end + closing.index + closing[0].length : end;
  }
  return { html: html + text.slice(from), unknown: [...unknown] };
}
