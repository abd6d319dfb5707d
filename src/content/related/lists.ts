/** Numbers as they are kept in columns. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Lists of numbers laid end to end: thousands of small arrays would take longer to store than to compute. */
export interface Lists<T extends Numbers> {
  /** Where each list ends. */
  readonly ends: Uint32Array;
  readonly all: T;
}

/** One of the lists. */
export function listAt<T extends Numbers>({ ends, all }: Lists<T>, i: number): T {
  return all.subarray(i === 0 ? 0 : ends[i - 1], ends[i]) as T;
}

type Make<T> = new (length: number) => T;

/** Calls `take` with runs of neighbours: their first, how many, and where they stood before; -1 for one that is new. */
function eachRun(rows: Int32Array, take: (at: number, count: number, row: number) => void): void {
  for (let at = 0, end = 0; at < rows.length; at = end) {
    const row = rows[at] as number;
    end = at + 1;
    if (row >= 0) while (end < rows.length && rows[end] === row + end - at) end++;
    take(at, end - at, row);
  }
}

/** A column after a change: what stood in row `rows[i]` stands in `i`, unless `rows[i]` is -1; there stands `fresh(i)`. */
export function moveColumn<T extends Numbers>(
  make: Make<T>,
  rows: Int32Array,
  before: T | undefined,
  fresh: (i: number) => number,
): T {
  const column = new make(rows.length);
  eachRun(rows, (at, count, row) => {
    if (row < 0) column[at] = fresh(at);
    else if (before) column.set(before.subarray(row, row + count), at);
  });
  return column;
}

/** Lists after a change, likewise. */
export function moveLists<T extends Numbers>(
  make: Make<T>,
  rows: Int32Array,
  before: Lists<T> | undefined,
  fresh: (i: number) => T,
): Lists<T> {
  const ends = new Uint32Array(rows.length);
  const added: T[] = [];
  let size = 0;
  eachRun(rows, (at, count, row) => {
    if (row < 0) {
      const list = fresh(at);
      added.push(list);
      ends[at] = size += list.length;
    } else if (before) {
      const start = row === 0 ? 0 : (before.ends[row - 1] as number);
      for (let k = 0; k < count; k++) ends[at + k] = size + (before.ends[row + k] as number) - start;
      size = ends[at + count - 1] as number;
    }
  });
  const all = new make(size);
  let next = 0;
  eachRun(rows, (at, count, row) => {
    const place = at === 0 ? 0 : (ends[at - 1] as number);
    if (row < 0) all.set(added[next++] as T, place);
    else if (before) {
      const start = row === 0 ? 0 : (before.ends[row - 1] as number);
      all.set(before.all.subarray(start, before.ends[row + count - 1]), place);
    }
  });
  return { ends, all };
}
