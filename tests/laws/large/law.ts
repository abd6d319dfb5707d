import fc from 'fast-check';
import type { Large } from './world.ts';

/** What came of a law. */
export interface Outcome {
  readonly law: string;
  readonly cases: number;
  readonly requests: number;
  readonly seconds: number;
  readonly failures: number;
  /** The first few, with the case. */
  readonly told: readonly string[];
}

/** A law that is held against a large archive's editions. */
export interface Law {
  readonly name: string;
  /** Of `runs`, how many cases are tried: costly ones fewer, one at least. */
  readonly part: number;
  /** The cases, and what has to hold of each: it throws where that does not. */
  prepare(large: Large, cases: number, seed: number): Promise<Trial> | Trial;
}

/** Cases to be tried one after another. */
export interface Trial {
  readonly cases: Iterable<unknown>;
  readonly holds: (each: never) => Promise<void> | void;
  /** What all cases together have to come to. */
  readonly inAll?: () => void;
}

/** A trial of cases that chance draws. */
export function drawn<Case>(
  cases: fc.Arbitrary<Case>,
  numRuns: number,
  seed: number,
  holds: (each: Case) => Promise<void> | void,
  inAll?: () => void,
): Trial {
  return { cases: fc.sample(cases, { numRuns, seed }), holds, ...(inAll && { inAll }) };
}

const say = (each: unknown): string =>
  each === undefined
    ? ''
    : JSON.stringify(each, (_, value: unknown) => (value instanceof Map ? [...value] : value)).slice(0, 600);

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 600);

/** Tries a law; what fails does not end it. */
export async function hold({ name, part, prepare }: Law, large: Large, runs: number, seed: number): Promise<Outcome> {
  const [begun, before] = [performance.now(), large.requests];
  const told: string[] = [];
  let cases = 0;
  const attempt = async (each: unknown, work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      told.push(`${reason(error)} ${say(each)}`);
    }
  };
  await attempt(undefined, async () => {
    const trial = await prepare(large, Math.max(1, Math.round(runs * part)), seed);
    for (const each of trial.cases) {
      cases++;
      await attempt(each, () => trial.holds(each as never));
    }
    trial.inAll?.();
  });
  return {
    law: name,
    cases,
    requests: large.requests - before,
    seconds: (performance.now() - begun) / 1000,
    failures: told.length,
    told: told.slice(0, 3),
  };
}
