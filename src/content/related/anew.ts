import type { Follow } from '../stage.ts';
import { dayOf } from './age.ts';
import { Archive } from './archive.ts';
import { compare } from './compared.ts';
import { groupEnds, teachersAmong } from './lessons.ts';
import { limits } from './limits.ts';
import type { Edge, Found, Linked } from './linked.ts';
import type { Relatable } from './links.ts';
import { Readings } from './reading.ts';
import type { Sequence } from './sequence.ts';

/** Links articles of which nothing is known. */
export function anew(sequence: Sequence, kept?: Linked, follow?: Follow): readonly Edge[] {
  const { ones } = sequence;
  const ends = groupEnds(ones);
  const teaches = teachersAmong(ones, ends);
  const readings = new Readings();
  const archive = new Archive<Relatable>({ readings });
  const edges: Edge[] = [];
  const found = new Map<number, Found>();
  const lessons = new Map<number, Uint32Array>();
  for (let start = 0, end = 0; start < ones.length; start = end) {
    end = ends[start] as number;
    const group = ones.slice(start, end);
    // A reading has no more hashes than its text has characters.
    const soon = group.reduce((sum, { text }) => sum + text.length, 0) <= limits.kept;
    for (const [i, one] of group.entries()) {
      if (!teaches[start + i]) continue;
      const terms = archive.learn(one, soon);
      if (kept) lessons.set(start + i, terms);
    }
    for (const [i, one] of group.entries()) {
      follow?.('relating', start + i + 1, ones.length);
      edges.push(...compare(one, start + i, archive));
      const trace = archive.traceOf(one);
      archive.add(one, dayOf(one), trace);
      if (kept) found.set(start + i, { trace, terms: readings.of(one).terms.hashes });
    }
  }
  kept?.keep(sequence, found, teaches, lessons, edges);
  return edges;
}
