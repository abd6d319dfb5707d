import { formatDay } from '../text/date.ts';
import { Dictionary, writeDictionary } from './dictionary.ts';
import { dayAt, type Zone } from './zone.ts';

/** What an article's id is made from where the publication made it (RFC 4151): its host, the day, the slug. */
export interface IdSource {
  readonly host: string;
  readonly zone: Zone;
  readonly published: Float64Array;
}

/** What of an article ids are made of: its slug, and its day as permalinks write it. Each stands in shapes as its mark. */
type Pieces = readonly (readonly [mark: string, piece: string])[];

function piecesOf({ zone, published }: IdSource, ordinal: number, slug: string): Pieces {
  const day = formatDay(dayAt(zone, published[ordinal] as number));
  const slashed = day.replaceAll('-', '/');
  return [
    ['\u0001', slug],
    ['\u0002', slashed],
    ['\u0003', day],
    ['\u0004', slashed.slice(0, 7)],
  ];
}

/** The id of that shape. */
function fill(shape: string, pieces: Pieces): string {
  return pieces.reduceRight((id, [mark, piece]) => id.replace(mark, () => piece), shape);
}

/** An id's shape: in place of each piece, where it stands last, its mark. Undefined where that would not give the id again. */
function shapeOf(id: string, pieces: Pieces): string | undefined {
  const shape = pieces.reduce((shape, [mark, piece]) => {
    const at = shape.lastIndexOf(piece);
    return at < 0 ? shape : shape.slice(0, at) + mark + shape.slice(at + piece.length);
  }, id);
  return fill(shape, pieces) === id ? shape : undefined;
}

const madeShape = ({ host }: IdSource): string => `tag:${host},\u0003:\u0001`;

/** Control characters stand for shapes, by number; no id is one. */
const firstShape = 5;
const lastShape = 31;

/** From so many ids on a shape is worth its own bytes. */
const fewest = 8;

/** The shapes that most ids have, those that are made without them left out. */
function commonShapes(shapes: readonly (string | undefined)[], made: string): string[] {
  const counts = new Map<string, number>();
  for (const shape of shapes)
    if (shape !== undefined && shape !== made) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, lastShape - firstShape + 1)
    .map(([shape]) => shape);
}

/**
 * A dictionary of ids, by ordinal: '' for one that host, day and slug give; one control character, from U+0005 on, for one of a
 * shape that many have, as permalinks do. These shapes follow after the last id.
 */
export function writeIds(ids: readonly string[], slugs: readonly string[], source: IdSource): Uint8Array {
  const made = madeShape(source);
  const shapes = ids.map((id, ordinal) => shapeOf(id, piecesOf(source, ordinal, slugs[ordinal] as string)));
  const common = commonShapes(shapes, made);
  const marks = new Map<string | undefined, string>([[made, '']]);
  common.forEach((shape, i) => marks.set(shape, String.fromCharCode(firstShape + i)));
  return writeDictionary([...ids.map((id, ordinal) => marks.get(shapes[ordinal]) ?? id), ...common]);
}

/** The ids of articles by ordinal, read in place. */
export class Ids {
  readonly #written: Dictionary;
  readonly #slugs: Dictionary;
  readonly #source: IdSource;

  constructor(written: Dictionary, slugs: Dictionary, source: IdSource) {
    this.#written = written;
    this.#slugs = slugs;
    this.#source = source;
  }

  at(ordinal: number): string {
    const written = this.#written.at(ordinal);
    const number = written.charCodeAt(0) - firstShape;
    if (written.length > 1 || number > lastShape - firstShape) return written;
    const shape = written === '' ? madeShape(this.#source) : this.#written.at(this.#slugs.count + number);
    return fill(shape, piecesOf(this.#source, ordinal, this.#slugs.at(ordinal)));
  }
}
