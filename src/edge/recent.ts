/** Values of one kind, by key. */
export interface Kept<V> {
  get(key: string): V | undefined;
  /** Keeps a value that holds a number of bytes, keys and its own fields not counted; one that grew is set again. */
  set(key: string, value: V, bytes: number): void;
}

/** Bytes that an entry takes beside its value and key. */
const entryBytes = 200;

/** What an isolate keeps to use it again, all kinds within one number of bytes; what was used longest ago goes first. */
export class Recent {
  readonly #limit: number;
  readonly #entries = new Map<string, { readonly value: unknown; readonly bytes: number }>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The values of one kind; each kind has its own name. */
  kind<V>(name: string): Kept<V> {
    return {
      get: (key) => this.#get(`${name} ${key}`) as V | undefined,
      set: (key, value, bytes) => this.#set(`${name} ${key}`, value, bytes),
    };
  }

  #get(key: string): unknown {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  #set(key: string, value: unknown, held: number): void {
    const bytes = held + 2 * key.length + entryBytes;
    this.#drop(key);
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
