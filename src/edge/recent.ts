/** What was used last, by key, as far as it fits into a number of bytes; what was used longest ago goes first. */
export class Recent<K, V extends { readonly length: number }> {
  readonly #limit: number;
  readonly #kept = new Map<K, { readonly value: V; readonly length: number }>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: K): V | undefined {
    const entry = this.#kept.get(key);
    if (!entry) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    return entry.value;
  }

  /** Keeps a value at the length that it has now; one that grew is set again. */
  set(key: K, value: V): void {
    const { length } = value;
    this.#drop(key);
    this.#kept.set(key, { value, length });
    this.#bytes += length;
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
