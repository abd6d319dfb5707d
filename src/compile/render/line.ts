import { dropForbidden } from '../../text/escape.ts';

/**
 * A text on one line, without what XML 1.0 forbids: white space that markup ignores becomes single spaces, none at the
 * ends.
 */
export function oneLine(text: string): string {
  const clean = dropForbidden(text);
  return /[\t\n\r\f]|^ | $| {2}/.test(clean)
    ? clean.replace(/[\t\n\r\f ]+/g, ' ').replace(/^ | $/g, '')
    : clean;
}
