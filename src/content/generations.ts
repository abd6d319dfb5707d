/** Values by key, each kept as long as every turn asks for it. */
export class Generations<T> {
  /** What the last turn asked for. */
  last: ReadonlyMap<string, T>;
  #now = new Map<string, T>();

  constructor(last: ReadonlyMap<string, T> = new Map()) {
    this.last = last;
  }

  get(key: string): T | undefined {
    const value = this.#now.get(key) ?? this.last.get(key);
    if (value !== undefined) this.#now.set(key, value);
    return value;
  }

  set(key: string, value: T): T {
    this.#now.set(key, value);
    return value;
  }

  turn(): void {
    this.last = this.#now;
    this.#now = new Map();
  }
}
