/** A position in a feed: the sort key and the id of the last article before it. */
export interface Cursor {
  /** Seconds since the epoch: `published`, or `added` with `order=added`. */
  readonly key: number;
  readonly id: string;
}

/** `base64url(key " " id)`: valid in every edition, even if the article is gone. */
export function formatCursor({ key, id }: Cursor): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(`${key} ${id}`));
  return btoa(binary)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '');
}

/** Parses a cursor; undefined if the text is none. */
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
