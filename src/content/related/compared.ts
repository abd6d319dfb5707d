import { dayOf } from './age.ts';
import type { Archive } from './archive.ts';
import { limits } from './limits.ts';
import type { Edge } from './linked.ts';
import type { Relatable } from './links.ts';
import { isSeries } from './series.ts';

/** Two parts of a series, unless they are of the same days: "5 hurt" and "7 hurt" are then two states of one text. */
const isApart = (a: Relatable, b: Relatable): boolean =>
  Math.abs(dayOf(a) - dayOf(b)) > limits.series && isSeries(a.title, b.title);

/** The links of an article, which is to stand in a place, to those that the archive holds. */
export function compare(one: Relatable, from: number, archive: Archive<Relatable>): readonly Edge[] {
  const repeated = archive.repeated(one).filter(({ other }) => !isApart(one, other));
  const twins = new Set(repeated.map(({ other }) => other));
  return [
    ...repeated.map(({ ordinal, resemblance }) => ({ from, to: ordinal, repeats: true, near: resemblance })),
    ...retellings(one, from, archive, twins),
  ];
}

/** The same where comparisons hold as far as `changed` does not say otherwise; `edges` are the links that it had. */
export function compareAgain(
  one: Relatable,
  from: number,
  archive: Archive<Relatable>,
  edges: readonly Edge[],
  ones: readonly Relatable[],
  changed: (place: number) => boolean,
): readonly Edge[] {
  const repeated = edges.filter(({ repeats }) => repeats);
  const twins = new Set(repeated.map(({ to }) => ones[to] as Relatable));
  const near = new Map(edges.map(({ to, near }) => [to, near]));
  const known = (place: number): number | undefined => (changed(place) ? undefined : (near.get(place) ?? 0));
  return [...repeated, ...retellings(one, from, archive, twins, known)];
}

function retellings(
  one: Relatable,
  from: number,
  archive: Archive<Relatable>,
  twins: ReadonlySet<Relatable>,
  known?: (place: number) => number | undefined,
): readonly Edge[] {
  return archive
    .retold(one, twins, dayOf(one), known)
    .filter(({ likeness }) => likeness >= limits.story)
    .map(({ ordinal, likeness }) => ({ from, to: ordinal, repeats: false, near: likeness }));
}
