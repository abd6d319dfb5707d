import type { Follow } from '../stage.ts';
import { dayOf } from './age.ts';
import { Archive } from './archive.ts';
import { Choice } from './chains.ts';
import { compare, compareAgain } from './compared.ts';
import type { Days } from './days.ts';
import { type Judged, judge } from './judged.ts';
import { Lessons } from './lessons.ts';
import { type Columns, type Edge, edgesIn, hasEdges, type Linked, traceIn } from './linked.ts';
import type { Relatable } from './links.ts';
import { Readings } from './reading.ts';
import { daysOf, placesIn, type Sequence } from './sequence.ts';
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
  const readings = new Readings();
  const lessons = new Lessons(sequence, known, kept.takeFrequencies());
  const judged = judge(sequence, known, lessons, readings);
  if (!judged) return undefined;
  const places = placesIn(sequence, known);
  const days = daysOf(sequence, known);
  const touches = touched(sequence, places, days, known, judged);
  const found = compareTouched({ sequence, places, days, known, judged, touches, readings, lessons, follow });
  const edges: Edge[] = [];
  for (let i = 0; i < ones.length; i++) {
    const row = rows[i] as number;
    if (touches[i] === touch.none && !hasEdges(known, row)) continue;
    for (const edge of found.get(i) ?? edgesIn(known, row, places, i)) edges.push(edge);
  }
  kept.keep(sequence, judged.found, lessons, edges);
  return edges;
}

/** What is known when it is known whom a change has touched. */
interface Work {
  readonly sequence: Sequence;
  readonly places: Int32Array;
  readonly days: Days;
  readonly known: Columns;
  readonly judged: Judged;
  readonly touches: Uint8Array;
  readonly readings: Readings;
  readonly lessons: Lessons;
  readonly follow: Follow | undefined;
}

/** The links of all that are touched, each compared with what chains hold of the buckets through which they walk. */
function compareTouched(work: Work): ReadonlyMap<number, readonly Edge[]> {
  const { sequence, places, days, known, judged, touches, readings, lessons, follow } = work;
  const { ones, rows } = sequence;
  const found = new Map<number, readonly Edge[]>();
  const traceOf = (place: number) => judged.found.get(place)?.trace ?? traceIn(known, rows[place] as number);
  const [passages, names] = [new Choice(), new Choice()];
  const visited = new Set<number>();
  let last = -1;
  for (let place = 0; place < ones.length; place++) {
    if (touches[place] === touch.none) continue;
    const { fingerprints, keys } = traceOf(place);
    if (touches[place] === touch.link) passages.add(fingerprints);
    names.add(keys);
    // All that it may meet on a walk through names, and itself.
    for (let met = days.least(dayOf(ones[place] as Relatable)); met <= place; met++) visited.add(met);
    last = place;
  }
  if (last < 0) return found;
  for (const row of passages.rowsOf(known.passages)) visited.add(places[row] as number);
  const inOrder = [...visited].filter((place) => place >= 0 && place <= last).sort((a, b) => a - b);
  const frequencies = lessons.at(touches.findIndex((touching) => touching !== touch.none));
  const archive = new Archive<Relatable>({ readings, frequencies, passages, names });
  for (const place of inOrder) {
    const one = ones[place] as Relatable;
    const touching = touches[place];
    if (touching !== touch.none) {
      follow?.('relating', place + 1, ones.length);
      lessons.at(place);
      const before = (): readonly Edge[] => edgesIn(known, rows[place] as number, places, place);
      found.set(
        place,
        touching === touch.link
          ? compare(one, place, archive)
          : compareAgain(one, place, archive, before(), ones, (other) => judged.found.has(other)),
      );
    }
    archive.add(one, dayOf(one), traceOf(place), place);
  }
  return found;
}
