/**
 * The canonical spelling of a path to a file: each segment in NFC, percent-encoded as `encodeURIComponent` does, to
 * which Cloudflare's static assets redirect any other spelling. Segments may be encoded already, wholly or in part; a
 * `%` that begins no encoded text is kept as a per cent sign.
 */
export function encodePath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(decodeSegment(segment).toWellFormed()))
    .join('/');
}

/** A path with its segments percent-decoded, in NFC. */
export function decodePath(path: string): string {
  return path.split('/').map(decodeSegment).join('/');
}

const decodeSegment = (segment: string): string => percentDecoded(segment).normalize('NFC');

/** A percent-decoded text; one that is malformed as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
