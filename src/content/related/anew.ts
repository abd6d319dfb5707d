import type { Follow } from '../stage.ts';
import { dayOf } from './age.ts';
import { Archive } from './archive.ts';
import { compare } from './compared.ts';
import { Lessons } from './lessons.ts';
import { limits } from './limits.ts';
import type { Edge, Found, Linked } from './linked.ts';
import type { Relatable } from './links.ts';
import { Readings } from './reading.ts';
import type { Sequence } from './sequence.ts';

/** Links articles of which nothing is known. */
export function anew(sequence: Sequence, kept?: Linked, follow?: Follow): readonly Edge[] {
  const { ones } = sequence;
  const lessons = new Lessons(sequence);
  const readings = new Readings();
  const archive = new Archive<Relatable>({ readings, frequencies: lessons.frequencies });
  const edges: Edge[] = [];
  const found = new Map<number, Found>();
  let sketched = 0;
  for (let start = 0, end = 0; start < ones.length; start = end) {
    end = lessons.ends[start] as number;
    const group = ones.slice(start, end);
    // A reading has no more hashes than its text has characters.
    const soon = group.reduce((sum, { text }) => sum + text.length, 0) <= limits.kept;
    if (soon)
      for (const [i, one] of group.entries())
        if (lessons.teaches[start + i]) lessons.news.set(start + i, readings.of(one).terms.hashes);
    lessons.at(start);
    for (const [i, one] of group.entries()) {
      follow?.('relating', start + i + 1, ones.length);
      edges.push(...compare(one, start + i, archive));
      const trace = archive.traceOf(one);
      archive.add(one, dayOf(one), trace);
      if (!kept) continue;
      const { hashes } = readings.of(one).terms;
      sketched += hashes.length;
      found.set(start + i, {
        trace,
        sketch: sketched > limits.sketched ? undefined : new Uint16Array(hashes),
      });
    }
  }
  kept?.keep(sequence, found, lessons, edges);
  return edges;
}
