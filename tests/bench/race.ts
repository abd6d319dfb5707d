import { cpuPerRequest, type Load } from './load.ts';
import { alternate, type Rounds } from './rounds.ts';
import type { Contestant } from './workers.ts';

/** Counted rounds, and milliseconds of CPU that a contestant's turn takes at least. */
const rounds = 25;
const turn = 15;

/** More than a turn has requests: where each contestant's next turn begins in what it is asked for. */
const stride = 1000;

/** A contestant asked for one path. */
export function at({ origin, pid }: Contestant, path: string, headers: Readonly<Record<string, string>> = {}): Load {
  return { origin, pid, paths: [path], headers };
}

/** A contestant asked for one answer, never twice by the same address: a parameter that means nothing makes each another. */
export function anew(contestant: Contestant, path: string): Load {
  const mark = path.includes('?') ? '&' : '?';
  const paths = Array.from({ length: stride * 2 * rounds }, (_, i) => `${path}${mark}anew=${i}`);
  return { ...at(contestant, path), paths };
}

/** Lets contestants take turns; CPU milliseconds a request of each, one figure a round. */
export function race<Name extends string>(loads: Readonly<Record<Name, Load>>, turns = rounds): Promise<Rounds<Name>> {
  const asked = Object.entries<Load>(loads).map(([name, load]) => {
    let begun = 0;
    return [name, () => cpuPerRequest(load, turn, stride * begun++)];
  });
  return alternate(Object.fromEntries(asked) as Record<Name, () => Promise<number>>, turns);
}
