/** What a row may spend, and from where it takes its chances. */
export interface Budget {
  /** How many times the fixed budget: 1, or more by `--minutes`. */
  readonly times: number;
  /** A number from 0 up to 1, the next of a sequence that the seed determines. */
  readonly random: () => number;
}

/** A row of the table: one kind of attack. */
export interface Row {
  readonly name: string;
  /** What would count as a failure. */
  readonly failure: string;
  run(tally: Tally, budget: Budget): Promise<void>;
}

/** What a row has tried so far. */
export class Tally {
  inputs = 0;
  faults = 0;
  requests = 0;
  readonly failures: string[] = [];
  /** Measured figures, for the table's last column. */
  readonly notes: string[] = [];

  /** Notes a failure unless something holds. */
  expect(holds: boolean, failure: string | (() => string)): void {
    if (!holds) this.failures.push(typeof failure === 'string' ? failure : failure());
  }
}

/** One of some values. */
export function pick<T>(random: () => number, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T;
}
