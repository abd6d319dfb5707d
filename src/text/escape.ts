/**
 * Every code point outside `Char` of XML 1.0 (https://www.w3.org/TR/xml/#charsets), lone surrogates included, and the
 * control characters and noncharacters that XML and HTML advise against.
 */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** The same characters and all surrogates, paired or not. This test is fast, and few texts match it. */
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/** The characters of windows-1252 from 0x80 to 0x9f; a space where there is none. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * A text without the characters that no XML 1.0 document can hold, nor C1 controls and noncharacters. A control
 * that HTML reads as a character of windows-1252
 * (https://html.spec.whatwg.org/#numeric-character-reference-end-state) is that one.
 */
export function dropForbidden(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(forbidden, (c) => (windows1252[c.charCodeAt(0) - 0x80] ?? '').trim());
}

/** Characters that character data must not hold unescaped, or at all, and all surrogates, paired or not. */
const special = /[&<>\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/** Character data of XML 1.0 §2.4. Every `>` is escaped, so that `]]>` never appears. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return dropForbidden(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replaceAll('\r', '&#13;');
}

/** What a tag or a reference begins with, and the end of CDATA. */
const likeMarkup = /<[/a-z]|&#|&\w+;|\]\]>|\r/i;

/**
 * Character data that is plain text: a CDATA section if it has `&`, `<` or `>`; hexadecimal references, which the RSS
 * Board's profile asks for (https://www.rssboard.org/rss-profile#data-types-characterdata), if it looks like markup. Of
 * the spellings that are valid this one misleads fewest parsers (docs/measurements.md).
 */
export function escapePlain(text: string): string {
  if (!special.test(text)) return text;
  if (!likeMarkup.test(text)) return markupAsText(dropForbidden(text));
  return escapeText(text).replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;');
}

/**
 * Character data that holds markup, without `]]>` and forbidden characters: a CDATA section (XML 1.0 §2.7), since some
 * parsers refuse a document of more than a thousand references other than `&amp;` (docs/measurements.md).
 */
export function markupAsText(text: string): string {
  return /[&<>]/.test(text) ? `<![CDATA[${text}]]>` : text;
}

/** The value of an attribute between double quotes. Its white space survives normalisation (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/** The inside of a JSON string, without the characters that XML 1.0 forbids: all formats then hold the same text. */
export function escapeJson(text: string): string {
  return JSON.stringify(dropForbidden(text)).slice(1, -1);
}

/** Text of HTML (HTML Living Standard §13.1.4). Every `>` is escaped, so that `]]>` never appears in XML around it. */
export function escapeHtml(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The value of an HTML attribute between double quotes. */
export function escapeHtmlAttribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}

/**
 * A text on one line without the characters that XML 1.0 forbids: white space becomes single spaces, none at the ends.
 */
export function oneLine(text: string): string {
  return dropForbidden(text)
    .replace(/[\t\n\r\f ]+/g, ' ')
    .replace(/^ | $/g, '');
}

/**
 * Control characters, which a terminal obeys, and characters that change the direction of text; not tabs and line
 * ends.
 */
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** A text that is safe to print on a terminal: control characters are written as `\u001b`. */
export function printable(text: string): string {
  return text.replace(controls, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
