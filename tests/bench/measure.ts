/** One contestant's figures: CPU time of the whole work, its ratio to the first contestant's, slowest by fastest round. */
export interface Figure {
  readonly name: string;
  readonly milliseconds: number;
  readonly ratio: number;
  readonly spread: number;
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] as number;

/** Lets contestants take turns; the first round warms up, figures are medians of the others. */
export function measure(contestants: Readonly<Record<string, () => void>>, rounds: number): Figure[] {
  const times: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of Object.entries(contestants)) {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      if (round > 0) (times[name] ??= []).push((user + system) / 1000);
    }
  }
  const [reference = 1] = Object.values(times).map(median);
  return Object.entries(times).map(([name, all]) => ({
    name,
    milliseconds: Math.round(median(all)),
    ratio: Number((median(all) / reference).toFixed(2)),
    spread: Number((Math.max(...all) / Math.min(...all)).toFixed(2)),
  }));
}

export function show(title: string, figures: readonly Figure[]): void {
  console.log(title);
  for (const { name, milliseconds, ratio, spread } of figures)
    console.log(
      `${ratio.toFixed(2).padStart(8)} × ${String(milliseconds).padStart(7)} ms  (spread ${spread})  ${name}`,
    );
}
