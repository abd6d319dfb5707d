/** Header fields of mail and news that nobody writes into a text (RFC 5322, RFC 2045, RFC 5536). */
const technical: ReadonlySet<string> = new Set([
  'message-id',
  'mime-version',
  'return-path',
  'delivered-to',
  'dkim-signature',
  'content-transfer-encoding',
  'newsgroups',
  'x-mailer',
]);

/** Encoded words (RFC 2047): letters beyond ASCII in a header. */
export const encodedWord = /=\?[\w-]+\?[bq]\?[^?\s]*\?=/gi;

/**
 * The header fields with which a text begins, names in lower case, folded lines joined (RFC 5322 §2.2); empty where it
 * begins otherwise.
 */
export function headersOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of text.split('\n', 200)) {
    const [, name, value] = /^([A-Za-z][\w-]*):(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      last = name.toLowerCase();
      fields.set(last, value.trim());
    } else if (last !== undefined && /^[ \t]\S/.test(line)) fields.set(last, `${fields.get(last)} ${line.trim()}`);
    else if (line.trim() === '') break;
    else return new Map();
  }
  return fields;
}

/**
 * Whether a text begins as a mail message does: with a field that only mail has, with encoded words, or with sender,
 * subject and date.
 */
export function isMail(text: string): boolean {
  const fields = headersOf(text);
  const sent = fields.get('from')?.includes('@') && fields.has('subject') && (fields.has('date') || fields.has('to'));
  return (
    (fields.size > 1 && [...fields.keys()].some((name) => technical.has(name))) ||
    [...fields.values()].some((value) => value.search(encodedWord) >= 0) ||
    sent === true
  );
}
