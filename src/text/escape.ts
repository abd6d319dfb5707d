/** Every code point outside `Char` of XML 1.0 (https://www.w3.org/TR/xml/#charsets), lone surrogates included. */
const forbidden =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Its characters and all surrogates, paired or not: quickly looked for, and in few texts. */
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Drops what no XML 1.0 document can hold, not even as a character reference. */
export function dropForbidden(text: string): string {
  return suspicious.test(text) ? text.replace(forbidden, '') : text;
}

/** What character data cannot hold as it stands, or must not hold; surrogates, too, paired or not. */
const special = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Character data of XML 1.0 §2.4. Every `>` is escaped, so that `]]>` never appears. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return dropForbidden(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replaceAll('\r', '&#13;');
}

/**
 * Character data that is plain text, as the RSS Board's profile asks for it (https://www.rssboard.org/rss-profile#data-types-characterdata):
 * by hexadecimal references, which readers that take an RSS title for HTML decode once, like the others.
 */
export function escapePlain(text: string): string {
  return escapeText(text).replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;');
}

/** The value of an attribute between double quotes, white space kept through normalisation (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/** The inside of a JSON string, without what XML 1.0 forbids, so that every format says the same. */
export function escapeJson(text: string): string {
  return JSON.stringify(dropForbidden(text)).slice(1, -1);
}

/** Characters that a terminal obeys instead of showing them, and those that turn the direction of what follows; not tabs and line ends. */
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** A text from anywhere for a terminal: what it would obey is written out as `\u001b`. */
export function printable(text: string): string {
  return text.replace(obeyed, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
