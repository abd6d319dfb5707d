import { parseHTML } from 'linkedom';

/**
 * What is passed over when tags are counted: comments (conditional ones hold second `html` tags), scripts, styles.
 * What nobody closed reaches to the end, as in HTML itself; that also keeps the time linear.
 */
const opaque = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** Applies a change to the markup outside of comments and scripts. */
function outside(html: string, change: (piece: string) => string): string {
  let out = '';
  let rest = 0;
  for (const match of html.matchAll(opaque)) {
    out += change(html.slice(rest, match.index)) + match[0];
    rest = match.index + match[0].length;
  }
  return out + change(html.slice(rest));
}

/**
 * Leaves of each frame tag (`html`, `body`) only the first, as HTML's tree construction does; the ends are implied.
 */
function singleFrame(html: string): string {
  const seen = new Set<string>();
  return outside(html, (piece) =>
    piece.replace(/<(\/?)(html|body)(?=[\s>])[^<>]*>/gi, (tag, close: string, name: string) => {
      const key = name.toLowerCase();
      if (close !== '' || seen.has(key)) return '';
      seen.add(key);
      return tag;
    }),
  );
}

/** A document of HTML, however broken: text outside of any body comes into one. */
export function parseHtml(html: string): Document {
  const framed = singleFrame(html);
  const { document } = parseHTML(/<html[\s>]/i.test(framed) ? framed : `<html><body>${framed}</body></html>`);
  if (document.documentElement && /\S/.test(document.body?.textContent ?? '')) return document;
  const attributes = /<html((?:\s[^<>]*)?)>/i.exec(framed)?.[1] ?? '';
  const content = outside(framed, (piece) =>
    piece.replace(/<\/?(?:html|head|body)(?=[\s>])[^<>]*>|<!doctype[^<>]*>/gi, ''),
  );
  return parseHTML(`<!doctype html><html${attributes}><head></head><body>${content}</body></html>`).document;
}

/** The text of the page's title element. */
export function titleElementText(document: Document): string {
  return [...document.querySelectorAll('title')].find((title) => !title.closest('svg'))?.textContent ?? '';
}
