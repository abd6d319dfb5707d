/** What was used last, by key, as far as it fits into a number of bytes; what was used longest ago goes first. */
export class Recent<K, V extends { readonly length: number }> {
  readonly #limit: number;
  readonly #kept = new Map<K, V>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: K): V | undefined {
    const value = this.#kept.get(key);
    if (value !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, value);
    }
    return value;
  }

  set(key: K, value: V): void {
    this.#drop(key);
    this.#kept.set(key, value);
    this.#bytes += value.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  #drop(key: K): void {
    this.#bytes -= this.#kept.get(key)?.length ?? 0;
    this.#kept.delete(key);
  }
}
