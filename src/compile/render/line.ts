/** A text on one line: white space that markup ignores becomes single spaces, the ends are trimmed. */
export function oneLine(text: string): string {
  return /[\t\n\r\f]|^ | $| {2}/.test(text) ? text.replace(/[\t\n\r\f ]+/g, ' ').replace(/^ | $/g, '') : text;
}
