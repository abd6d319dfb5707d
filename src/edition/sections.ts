/**
 * Writes a file of numbered byte ranges, which is read in place, without parsing.
 *
 *     0   u32  magic
 *     4   u32  count
 *     8   u32 × 2 × count   start and end of each section, from the file's beginning
 *     …   the sections, each at a multiple of 8, so that columns can be typed arrays over the same memory
 *
 * Little-endian, as is every machine that runs a Worker.
 */
export function writeSections(magic: number, sections: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let end = align(8 + 8 * sections.length);
  const starts = sections.map((section) => {
    const start = end;
    end = align(start + section.length);
    return start;
  });
  const file = new Uint8Array(end);
  const header = new Uint32Array(file.buffer, 0, 2 + 2 * sections.length);
  header.set([magic, sections.length]);
  sections.forEach((section, i) => {
    const start = starts[i] as number;
    header.set([start, start + section.length], 2 + 2 * i);
    file.set(section, start);
  });
  return file;
}

/** The sections of a file, as views. Throws if the magic number differs or the file is cut short. */
export function readSections(magic: number, file: Uint8Array): Uint8Array[] {
  if (file.byteOffset % 8 !== 0) return readSections(magic, file.slice());
  if (file.length < 8) throw broken('shorter than a header');
  const [found, count = 0] = new Uint32Array(file.buffer, file.byteOffset, 2);
  if (found !== magic) throw broken('another version of Dateline wrote them; build again');
  if (file.length < 8 + 8 * count) throw broken('shorter than the table of sections');
  const table = new Uint32Array(file.buffer, file.byteOffset + 8, 2 * count);
  return Array.from({ length: count }, (_, i) => {
    const [start = 0, end = 0] = table.subarray(2 * i, 2 * i + 2);
    if (start > end || end > file.length) throw broken(`section ${i} ends beyond the file`);
    return file.subarray(start, end);
  });
}

function broken(why: string): Error {
  return new Error(`Not an edition's bytes: ${why}.`);
}

function align(offset: number): number {
  return (offset + 7) & ~7;
}

/** A section as a column of 64-bit floats, without copying. */
export function float64(section: Uint8Array): Float64Array {
  return new Float64Array(section.buffer, section.byteOffset, section.byteLength >> 3);
}

/** A section as a column of unsigned 32-bit integers, without copying. */
export function uint32(section: Uint8Array): Uint32Array {
  return new Uint32Array(section.buffer, section.byteOffset, section.byteLength >> 2);
}

/** The bytes of a column, without copying. */
export function bytesOf(column: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** Joins byte runs; `starts` has where each begins and, last, where all end. */
export function concatenate(runs: readonly Uint8Array[]): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array;
} {
  const starts = new Uint32Array(runs.length + 1);
  runs.forEach((run, i) => {
    starts[i + 1] = (starts[i] as number) + run.length;
  });
  const bytes = new Uint8Array(starts[runs.length] as number);
  runs.forEach((run, i) => bytes.set(run, starts[i]));
  return { bytes, starts };
}

/** The number of indices below `count` that satisfy a condition, which must hold for a prefix. */
export function partitionPoint(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
