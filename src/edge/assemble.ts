import { type Extent, type Format, type PartName, type Piece, recipes } from '../edition/fragment.ts';
import type { Stored } from './shards.ts';

const encoder = new TextEncoder();

type BytePiece = { readonly part: PartName } | { readonly bytes: Uint8Array };

const bytePieces = Object.fromEntries(
  Object.entries(recipes).map(([format, extents]) => [
    format,
    Object.fromEntries(Object.entries(extents).map(([extent, pieces]) => [extent, pieces.map(toBytes)])),
  ]),
) as Record<Format, Record<Extent, BytePiece[]>>;

function toBytes(piece: Piece): BytePiece {
  return 'part' in piece ? piece : { bytes: encoder.encode(piece.text) };
}

/** Lays a head, the fragments of articles and a tail into one run of bytes. */
export function assemble(
  format: Format,
  extent: Extent,
  head: string,
  articles: readonly Stored[],
  between: string,
  tail: string,
): Uint8Array<ArrayBuffer> {
  const runs = [encoder.encode(head)];
  const separator = encoder.encode(between);
  articles.forEach((article, i) => {
    if (i > 0 && separator.length > 0) runs.push(separator);
    for (const piece of bytePieces[format][extent])
      runs.push('part' in piece ? article.part(piece.part) : piece.bytes);
  });
  runs.push(encoder.encode(tail));
  return concatenate(runs);
}

/** Joins runs of bytes. */
export function concatenate(runs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(runs.reduce((sum, run) => sum + run.length, 0));
  let end = 0;
  for (const run of runs) {
    whole.set(run, end);
    end += run.length;
  }
  return whole;
}
