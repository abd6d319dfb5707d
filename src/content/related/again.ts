import type { Follow } from '../stage.ts';
import { dayOf } from './age.ts';
import { Archive } from './archive.ts';
import { Choice } from './chains.ts';
import { compare, compareAgain } from './compared.ts';
import { judge } from './judged.ts';
import { groupEnds, Lessons, teachersAmong } from './lessons.ts';
import { type Columns, type Edge, type Linked, traceIn } from './linked.ts';
import type { Relatable } from './links.ts';
import { listAt } from './lists.ts';
import { Readings, termsAlone } from './reading.ts';
import type { Sequence } from './sequence.ts';
import { touch, touched } from './touched.ts';

/**
 * Links articles of which most are known, as if they were linked anew. Undefined where so much is not as it was that this
 * would cost more than to link them anew.
 */
export function again(sequence: Sequence, kept: Linked, follow?: Follow): readonly Edge[] | undefined {
  const known = kept.stored() as Columns;
  const { ones, rows, gone } = sequence;
  const news = gone.length + ones.length - known.ids.length;
  if (gone.length + news > ones.length / 4) return undefined;
  const ends = groupEnds(ones);
  const teaches = teachersAmong(ones, ends);
  const readings = new Readings();
  const read = new Map<number, Uint32Array>();
  const lessonOf = (i: number): Uint32Array => {
    const row = rows[i] as number;
    if (row >= 0 && known.teaches[row]) return listAt(known.lessons, row);
    const terms = read.get(i) ?? termsAlone(ones[i] as Relatable).hashes;
    read.set(i, terms);
    return terms;
  };
  const lessons = new Lessons(teaches, ends, lessonOf);
  const judged = judge(sequence, known, { teaches, ends, lessons, lessonOf }, readings);
  if (!judged) return undefined;

  const touches = touched(sequence, known, judged);
  const first = touches.findIndex((touching) => touching > 0);
  const last = touches.findLastIndex((touching) => touching > 0);
  const traceOf = (i: number) => judged.found.get(i)?.trace ?? traceIn(known, rows[i] as number);
  const [passages, names] = [new Choice(), new Choice()];
  touches.forEach((touching, i) => {
    if (touching === touch.none) return;
    const trace = traceOf(i);
    names.add(trace.keys);
    if (touching === touch.link) passages.add(trace.fingerprints);
  });
  const places = new Int32Array(known.ids.length).fill(-1);
  rows.forEach((row, i) => {
    if (row >= 0) places[row] = i;
  });
  const edgesOf = (from: number): Edge[] => {
    const list = listAt(known.links, rows[from] as number);
    return Array.from({ length: list.length / 3 }, (_, k) => ({
      from,
      to: places[list[3 * k] as number] as number,
      repeats: list[3 * k + 1] === 1,
      near: list[3 * k + 2] as number,
    }));
  };
  const edges: Edge[] = [];
  const archive =
    first >= 0
      ? new Archive<Relatable>({ readings, frequencies: lessons.at(first), passages, names })
      : undefined;
  for (let i = 0; i < ones.length; i++) {
    const one = ones[i] as Relatable;
    if (touches[i] === touch.none) {
      const row = rows[i] as number;
      if ((known.links.ends[row] as number) > (known.links.ends[row - 1] ?? 0)) edges.push(...edgesOf(i));
    } else if (archive) {
      follow?.('relating', i + 1, ones.length);
      lessons.at(i);
      edges.push(
        ...(touches[i] === touch.link
          ? compare(one, i, archive)
          : compareAgain(one, i, archive, edgesOf(i), ones, (place) => judged.found.has(place))),
      );
    }
    if (archive && i <= last) archive.add(one, dayOf(one), traceOf(i));
  }
  const fresh = new Map([...read].filter(([i]) => teaches[i]));
  kept.keep(sequence, judged.found, teaches, fresh, edges);
  return edges;
}
