/** What contestants took, one figure a round. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** A ratio of two contestants: the median of the rounds' ratios, and the quartiles between which half of them lie. */
export interface Ratio {
  readonly median: number;
  readonly quartiles: readonly [number, number];
}

/**
 * Lets contestants take turns, many short ones, so that whatever else the machine does falls on all alike; every other
 * round in the opposite order. The first rounds warm up and are not counted.
 */
export async function alternate<Name extends string>(
  contestants: Readonly<Record<Name, () => Promise<number>>>,
  rounds: number,
): Promise<Rounds<Name>> {
  const names = Object.keys(contestants) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const figure = await contestants[name]();
      if (round >= 0) taken[name].push(figure);
    }
  }
  return taken;
}

const warmUps = 3;

/** The cost of one contestant in that of another, round by round. */
export function ratioOf(cost: readonly number[], unit: readonly number[]): Ratio {
  const ratios = cost.map((value, round) => value / (unit[round] as number)).toSorted((a, b) => a - b);
  return { median: quantile(ratios, 0.5), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)] };
}

/** The median of one contestant's rounds. */
export function median(figures: readonly number[]): number {
  return quantile(
    figures.toSorted((a, b) => a - b),
    0.5,
  );
}

function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(part * ascending.length))] ?? Number.NaN;
}
