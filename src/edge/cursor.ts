/** A mark between two articles of a feed: the sort key and the id of the last article before it. */
export interface Cursor {
  /** Seconds since the epoch: `published`, or `added` where the feed is in that order. */
  readonly key: number;
  readonly id: string;
}

/** `base64url(key " " id)`: any edition can find its place, whether it still holds the article or not. */
export function formatCursor({ key, id }: Cursor): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(`${key} ${id}`));
  return btoa(binary)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '');
}

/** The cursor that a text means, or undefined where it is none. */
export function readCursor(text: string): Cursor | undefined {
  if (!/^[\w-]{4,20000}$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    const match = /^(-?\d{1,15}) ([^]+)$/.exec(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    return match ? { key: Number(match[1]), id: match[2] as string } : undefined;
  } catch {
    return undefined;
  }
}
