import { type Extent, type Format, type PartName, recipes } from '../edition/fragment.ts';
import { concatenate } from '../edition/sections.ts';
import type { StoredParts } from './shards.ts';

const encoder = new TextEncoder();

type BytePiece = { readonly part: PartName } | { readonly bytes: Uint8Array };

const bytePieces = Object.fromEntries(
  Object.entries(recipes).map(([format, extents]) => [
    format,
    Object.fromEntries(
      Object.entries(extents).map(([extent, pieces]) => [
        extent,
        pieces.map((piece) => ('part' in piece ? piece : { bytes: encoder.encode(piece.text) })),
      ]),
    ),
  ]),
) as Record<Format, Record<Extent, BytePiece[]>>;

/** The bytes of a document: a head, the fragments of articles with `between` between them, a tail. */
export function assemble(
  format: Format,
  extent: Extent,
  articles: readonly StoredParts[],
  { head, between, tail }: { readonly head: string; readonly between: string; readonly tail: string },
): Uint8Array<ArrayBuffer> {
  const runs = [encoder.encode(head)];
  const separator = encoder.encode(between);
  articles.forEach((article, i) => {
    if (i > 0 && separator.length > 0) runs.push(separator);
    for (const piece of bytePieces[format][extent]) runs.push('part' in piece ? article.part(piece.part) : piece.bytes);
  });
  runs.push(encoder.encode(tail));
  return concatenate(runs).bytes;
}

/** One article as an item of JSON Feed. */
export function assembleItem(article: StoredParts, extent: Extent): Uint8Array<ArrayBuffer> {
  return assemble('json', extent, [article], { head: '', between: '', tail: '' });
}
