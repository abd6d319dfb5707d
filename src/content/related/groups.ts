import { dayOf } from './age.ts';
import { limits } from './limits.ts';
import type { Link, Relatable } from './links.ts';

const earlier = (a: Relatable, b: Relatable): boolean =>
  a.published < b.published || (a.published === b.published && a.id < b.id);

interface Group {
  readonly members: Relatable[];
  first: number;
  last: number;
}

/**
 * Articles that links join, nearest links first, as far as all members of a group lie within `days` of each other: a
 * chain of stories does not become one story. Groups of one are left out; members stand oldest first.
 */
export function groupsOf(links: readonly Link[], days: number): readonly (readonly Relatable[])[] {
  const groups = new Map<Relatable, Group>();
  const groupOf = (article: Relatable): Group => {
    const day = dayOf(article);
    const group = groups.get(article) ?? { members: [article], first: day, last: day };
    groups.set(article, group);
    return group;
  };
  const nearest = [...links].sort(
    (a, b) =>
      Number(b.repeats) - Number(a.repeats) ||
      b.near - a.near ||
      (a.one.id < b.one.id || (a.one.id === b.one.id && a.other.id < b.other.id) ? -1 : 1),
  );
  for (const { one, other } of nearest) {
    let [large, small] = [groupOf(one), groupOf(other)];
    const [first, last] = [Math.min(large.first, small.first), Math.max(large.last, small.last)];
    if (large === small || last - first > days) continue;
    if (large.members.length < small.members.length) [large, small] = [small, large];
    for (const member of small.members) {
      large.members.push(member);
      groups.set(member, large);
    }
    Object.assign(large, { first, last });
  }
  return [...new Set(groups.values())]
    .filter((group) => group.members.length > 1)
    .map((group) => group.members.sort((a, b) => (earlier(a, b) ? -1 : 1)))
    .sort((a, b) => (earlier(a[0] as Relatable, b[0] as Relatable) ? -1 : 1));
}

/** Articles that largely repeat each other. */
export function duplicatesOf(links: readonly Link[]): readonly (readonly Relatable[])[] {
  return groupsOf(
    links.filter((link) => link.repeats),
    Infinity,
  );
}

/** Articles that tell one story, repeated or retold. */
export function storiesOf(links: readonly Link[]): readonly (readonly Relatable[])[] {
  return groupsOf(links, limits.days);
}
