/**
 * The one spelling of a path whose segments name files: each segment's text in NFC, percent-encoded as `encodeURIComponent` does
 * (Cloudflare's static assets redirect any other spelling to it). Takes segments that are encoded already, in part or not at all; a `%`
 * that begins no encoded text stands for itself.
 */
export function encodePath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(decodeSegment(segment).toWellFormed()))
    .join('/');
}

/** The names that a path's segments stand for, in NFC. */
export function decodePath(path: string): string {
  return path.split('/').map(decodeSegment).join('/');
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return segment.normalize('NFC');
  }
}
