/** Text of HTML. Every `>` is escaped, so that no `]]>` is left for those that make XML of it. */
export function htmlText(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The value of an attribute of HTML, to stand between double quotes. */
export function htmlAttribute(text: string): string {
  return htmlText(text).replaceAll('"', '&quot;');
}
