import type { Trace } from './archive.ts';
import type { Lessons } from './lessons.ts';
import type { Relatable } from './links.ts';
import { type Lists, listAt, moveColumn, moveLists } from './lists.ts';
import type { Frequencies } from './terms.ts';
import type { Sequence } from './sequence.ts';
import { moveSketches, type Sketches } from './sketches.ts';

/** A link of an article to an older one, both by their place in the order of age. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly repeats: boolean;
  readonly near: number;
}

/** What linking articles came to, in columns, a row for each, by age. */
export interface Columns {
  readonly ids: readonly string[];
  /** '' where an article had none. */
  readonly digests: readonly string[];
  readonly published: Float64Array;
  readonly added: Float64Array;
  /** Whether it teaches what is rare; the terms of those that do. */
  readonly teaches: Uint8Array;
  readonly lessons: Lists<Uint32Array>;
  /** Traces (archive.ts). */
  readonly sizes: Uint32Array;
  readonly lengths: Float64Array;
  readonly passages: Lists<Uint32Array>;
  readonly names: Lists<Uint32Array>;
  /** Absent where there would be more than `limits.sketched` terms in all. */
  readonly sketches?: Sketches;
  /** Three numbers a link: the row of the other, 1 where one repeats the other, how near. */
  readonly links: Lists<Float64Array>;
}

/** What was found of an article that is not known, or is to be known otherwise. */
export interface Found {
  readonly trace: Trace;
  /** Of its terms (sketches.ts); absent where there are too many of all. */
  readonly sketch: Uint16Array | undefined;
}

/** What linking came to the last time. */
export class Linked {
  #columns: Columns | undefined;
  /** What was learned from all that teach, while it is at hand. */
  #frequencies: Frequencies | undefined;

  constructor(stored?: Columns) {
    this.#columns = stored;
  }

  stored(): Columns | undefined {
    return this.#columns;
  }

  /** What was learned from all that teach; it is the taker's to change. */
  takeFrequencies(): Frequencies | undefined {
    const frequencies = this.#frequencies;
    this.#frequencies = undefined;
    return frequencies;
  }

  /** Keeps what linking came to now: `found` of articles that were read, the rest as it was. */
  keep(
    { ones, rows }: Sequence,
    found: ReadonlyMap<number, Found>,
    lessons: Lessons,
    edges: readonly Edge[],
  ): void {
    const known = found.size === ones.length ? undefined : this.#columns;
    const at = (i: number): Found => found.get(i) as Found;
    const read = Int32Array.from(rows);
    for (const place of found.keys()) read[place] = -1;
    const taught = Int32Array.from(rows);
    for (let i = 0; i < rows.length; i++)
      if (lessons.taught(i) !== (lessons.teaches[i] === 1)) taught[i] = -1;
    const sketches =
      known && !known.sketches ? undefined : moveSketches(read, known?.sketches, (i) => at(i).sketch);
    this.#columns = {
      ids: ones.map(({ id }) => id),
      digests: ones.map(({ digest = '' }) => digest),
      published: moveColumn(Float64Array, rows, known?.published, (i) => (ones[i] as Relatable).published),
      added: moveColumn(Float64Array, rows, known?.added, (i) => (ones[i] as Relatable).added),
      teaches: lessons.teaches,
      lessons: moveLists(Uint32Array, taught, known?.lessons, (i) => lessons.news.get(i) ?? none),
      sizes: moveColumn(Uint32Array, read, known?.sizes, (i) => at(i).trace.size),
      lengths: moveColumn(Float64Array, read, known?.lengths, (i) => at(i).trace.length),
      passages: moveLists(Uint32Array, read, known?.passages, (i) => at(i).trace.fingerprints),
      names: moveLists(Uint32Array, read, known?.names, (i) => at(i).trace.keys),
      ...(sketches && { sketches }),
      links: linksIn(edges, ones.length),
    };
    this.#frequencies = ones.length > 0 ? lessons.at(ones.length - 1) : undefined;
  }
}

const none = new Uint32Array(0);

/** Edges stand by `from`. */
function linksIn(edges: readonly Edge[], count: number): Lists<Float64Array> {
  const ends = new Uint32Array(count);
  const all = new Float64Array(3 * edges.length);
  let place = 0;
  for (const [k, { from, to, repeats, near }] of edges.entries()) {
    all.set([to, Number(repeats), near], 3 * k);
    ends.fill(3 * k, place, from);
    place = from;
  }
  ends.fill(all.length, place);
  return { ends, all };
}

/** The trace of a row. */
export function traceIn({ sizes, lengths, passages, names }: Columns, row: number): Trace {
  return {
    size: sizes[row] as number,
    fingerprints: listAt(passages, row),
    keys: listAt(names, row),
    length: lengths[row] as number,
  };
}

/** Whether a row has links. */
export const hasEdges = ({ links: { ends } }: Columns, row: number): boolean =>
  row === 0 ? (ends[0] as number) > 0 : (ends[row] as number) > (ends[row - 1] as number);

/** The links of a row, whose place is now `from`; `places` tells where the others stand now. */
export function edgesIn({ links }: Columns, row: number, places: Int32Array, from: number): readonly Edge[] {
  const [start, end] = [row === 0 ? 0 : (links.ends[row - 1] as number), links.ends[row] as number];
  const edges: Edge[] = [];
  for (let at = start; at < end; at += 3)
    edges.push({
      from,
      to: places[links.all[at] as number] as number,
      repeats: links.all[at + 1] === 1,
      near: links.all[at + 2] as number,
    });
  return edges;
}
