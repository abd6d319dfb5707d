const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text of HTML. Every `>` is escaped, so that no `]]>` is left for those that make XML of it. */
export function htmlText(text: string): string {
  return text.replace(/[&<>]/g, (c) => entities[c] as string);
}

/** The value of an attribute of HTML, to stand between double quotes. */
export function htmlAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (c) => entities[c] as string);
}
