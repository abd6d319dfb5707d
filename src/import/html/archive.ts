/** The address of a copy in a web archive: 14 digits say when it was made, the address of the original follows. */
const copyAddress = new RegExp(
  String.raw`(?:(?:https?:)?//[\w.-]*(?:archive|wayback|arquivo)[\w.-]*)?/(?:[\w-]+/){0,3}?` +
    String.raw`(\d{4})\.?(\d\d)\.?(\d\d)-?\d{6}(?:[a-z]{2}_)?/(https?:[^\s"'<>()]*)`,
  'gi',
);

/**
 * What only copies in archives hold: the Wayback Machine's toolbar, script or comment, or an archive's address as
 * their own.
 */
const signs = new RegExp(
  String.raw`BEGIN WAYBACK TOOLBAR INSERT|__wm\.(?:wombat|init)\(|FILE ARCHIVED ON [\d:]+ \w+ \d|` +
    String.raw`<!-- saved from url=\(\d+\)https?://(?:web\.archive\.org/web/|archive\.(?:today|ph|is|li|vn|fo|md)/)|` +
    String.raw`rel=["']?canonical["']? href=["']?https?://(?:web\.archive\.org|archive\.(?:today|ph|is|li|vn|fo|md))/|` +
    String.raw`rel=["']?canonical["']? href=["']?https?://[\w.-]{1,99}/(?:[\w-]{1,40}/){0,3}\d{14}(?:[a-z]{2}_)?/https?:`,
  'i',
);

/** The toolbar between the comments that the Wayback Machine writes around it. */
const toolbar = /<!-- BEGIN WAYBACK TOOLBAR INSERT -->[^]*?(?:<!-- END WAYBACK TOOLBAR INSERT -->|$)/i;

/**
 * The toolbar's elements, where a browser saved the page without these comments, and the heads of archive.today and
 * of Google's cache.
 */
export const archiveElements =
  '#wm-ipp-base, #wm-ipp, #wm-ipp-print, #donato, #HEADER[style*="font-family"], [id$="google-cache-hdr"]';

/** A page without the frame of the archive that copied it. */
export interface UnarchivedPage {
  readonly html: string;
  /** The day of the copy; absent if the page is none. */
  readonly copied?: string;
  /** The address of the original, where the archive states it. */
  readonly original?: string;
}

/** Removes the toolbar of an archive, and its part of all addresses, if the page is a copy in an archive. */
export function unarchive(html: string): UnarchivedPage {
  if (!signs.test(html)) return { html };
  const script = /__wm\.wombat\(\s*"([^"]+)"\s*,\s*"(\d{4})(\d\d)(\d\d)/.exec(html);
  const [address] = html.matchAll(copyAddress);
  const digits = script ? script.slice(2, 5) : address?.slice(1, 4);
  const [, , , , shown] = new RegExp(copyAddress.source, 'i').exec(toolbar.exec(html)?.[0] ?? '') ?? [];
  const original = script?.[1] ?? shown;
  return {
    html: html.replace(toolbar, '').replace(copyAddress, '$4'),
    ...(digits && { copied: digits.join('-') }),
    ...(original?.startsWith('http') && { original }),
  };
}
