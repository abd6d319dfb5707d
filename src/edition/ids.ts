import { formatDay } from '../text/date.ts';
import { Dictionary, writeDictionary } from './dictionary.ts';
import { dayAt, type Zone } from './zone.ts';

/** The host and the dates from which, with the slug, `tag:` ids are made (RFC 4151). */
interface IdSource {
  readonly host: string;
  readonly zone: Zone;
  readonly published: Float64Array;
}

/** Strings in ids, each with the mark that replaces it in a shape: slug, and day in three forms. */
type Substitutions = readonly (readonly [mark: string, piece: string])[];

function piecesOf({ zone, published }: IdSource, ordinal: number, slug: string): Substitutions {
  const day = formatDay(dayAt(zone, published[ordinal] as number));
  const slashed = day.replaceAll('-', '/');
  return [
    ['\u0001', slug],
    ['\u0002', slashed],
    ['\u0003', day],
    ['\u0004', slashed.slice(0, 7)],
  ];
}

/** The id that a shape describes. */
function fill(shape: string, pieces: Substitutions): string {
  return pieces.reduceRight((id, [mark, piece]) => id.replace(mark, () => piece), shape);
}

/** An id with marks for the last occurrences of pieces; undefined if `fill` would not restore it. */
function shapeOf(id: string, pieces: Substitutions): string | undefined {
  const shape = pieces.reduce((shape, [mark, piece]) => {
    const at = shape.lastIndexOf(piece);
    return at < 0 ? shape : shape.slice(0, at) + mark + shape.slice(at + piece.length);
  }, id);
  return fill(shape, pieces) === id ? shape : undefined;
}

const madeShape = ({ host }: IdSource): string => `tag:${host},\u0003:\u0001`;

/** The control characters that stand for common shapes; no id is a control character. */
const firstShape = 5;
const lastShape = 31;

/** The number of ids from which a shape takes fewer bytes than the ids. */
const fewest = 8;

/** The most common shapes, without the shape of `tag:` ids. */
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
 * A dictionary of ids by ordinal. An id made of host, day and slug is written as ''; an id of a common shape,
 * such as a permalink, as one control character from U+0005 on. The common shapes follow after the last id.
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
