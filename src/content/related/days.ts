import { limits } from './limits.ts';

function grown(from: Float64Array, room: number): Float64Array<ArrayBuffer> {
  const bigger = new Float64Array(room);
  bigger.set(from);
  return bigger;
}

/** The days of articles by ordinal, in days since the epoch. */
export class Days {
  #days = new Float64Array(1 << 10);
  /** The latest day of an article and all before it. */
  #latest = new Float64Array(1 << 10);
  #size = 0;

  /** Notes the day of an article, whose ordinal is above all before; `reached` is the latest day that is noted for no ordinal. */
  add(day: number, ordinal: number = this.#size, reached = day): void {
    if (ordinal >= this.#days.length) {
      const room = 2 * Math.max(ordinal + 1, this.#days.length);
      [this.#days, this.#latest] = [grown(this.#days, room), grown(this.#latest, room)];
    }
    const latest = this.#size === 0 ? -Infinity : (this.#latest[this.#size - 1] as number);
    for (; this.#size < ordinal; this.#size++) this.#latest[this.#size] = latest;
    this.#days[ordinal] = day;
    this.#latest[ordinal] = Math.max(day, reached, latest);
    this.#size++;
  }

  /** Whether an article is `limits.days` from a day at most. */
  isNear(ordinal: number, day: number): boolean {
    return Math.abs((this.#days[ordinal] as number) - day) <= limits.days;
  }

  /** Whether an article, or one before it, may be near a day. */
  reaches(ordinal: number, day: number): boolean {
    return (this.#latest[ordinal] as number) >= day - limits.days;
  }

  /** An ordinal below which no article is near a day. */
  least(day: number): number {
    let [low, high] = [0, this.#size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.reaches(middle, day)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
