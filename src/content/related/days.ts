import { limits } from './limits.ts';

function grown(from: Float64Array): Float64Array<ArrayBuffer> {
  const bigger = new Float64Array(from.length * 2);
  bigger.set(from);
  return bigger;
}

/** The days of articles by ordinal, in days since the epoch, as they are added. */
export class Days {
  #days = new Float64Array(1 << 10);
  /** The latest day of an article and all before it. */
  #latest = new Float64Array(1 << 10);
  #size = 0;

  add(day: number): void {
    if (this.#size === this.#days.length) {
      [this.#days, this.#latest] = [grown(this.#days), grown(this.#latest)];
    }
    this.#days[this.#size] = day;
    this.#latest[this.#size] = this.#size === 0 ? day : Math.max(day, this.#latest[this.#size - 1] as number);
    this.#size++;
  }

  of(ordinal: number): number {
    return this.#days[ordinal] as number;
  }

  /** Whether an article, or one before it, may be near a day. */
  reaches(ordinal: number, day: number): boolean {
    return (this.#latest[ordinal] as number) >= day - limits.days;
  }

  /** Whether an article is `limits.days` from a day at most. */
  isNear(ordinal: number, day: number): boolean {
    return Math.abs((this.#days[ordinal] as number) - day) <= limits.days;
  }

  /** An ordinal below which no article is near a day. */
  least(day: number): number {
    let [low, high] = [0, this.#size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#latest[middle] as number) < day - limits.days) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
