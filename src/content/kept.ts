/** What was made of a thing the last time, given again while all else that it was made with is the same (`===`). */
export class Kept<K extends object, V> {
  readonly #made = new WeakMap<K, { readonly by: readonly unknown[]; readonly value: V }>();

  of(thing: K, by: readonly unknown[], make: () => V): V {
    const known = this.#made.get(thing);
    if (known && known.by.every((each, i) => each === by[i])) return known.value;
    const value = make();
    this.#made.set(thing, { by, value });
    return value;
  }
}
