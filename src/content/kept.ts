/** What was made of things the last time, given again while all else that it was made with is the same (`===`). */
export class Kept<K extends object, V> {
  // No WeakMap: to follow tens of thousands of its entries costs the collector more than making them anew.
  #last: ReadonlyMap<K, Made<V>> = new Map();
  #now = new Map<K, Made<V>>();

  of(thing: K, by: readonly unknown[], make: () => V): V {
    const known = this.#last.get(thing);
    const made = known?.by.every((each, i) => each === by[i]) ? known : { by, value: make() };
    this.#now.set(thing, made);
    return made.value;
  }

  /** Ends a reading: what it did not ask for is forgotten. */
  turn(): void {
    this.#last = this.#now;
    this.#now = new Map();
  }
}

interface Made<V> {
  readonly by: readonly unknown[];
  readonly value: V;
}
