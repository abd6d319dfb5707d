/** The cached values of one kind, by key. */
export interface CacheNamespace<V> {
  get(key: string): V | undefined;
  /** Caches a value of `bytes` bytes, without its key. Set it again when it has grown. */
  set(key: string, value: V, bytes: number): void;
}

/** Bytes of an entry besides its value and key. */
const entryBytes = 200;

/** A cache of `limit` bytes over all namespaces; it drops the least recently used entries. */
export class LruCache {
  readonly #limit: number;
  readonly #entries = new Map<string, { readonly value: unknown; readonly bytes: number }>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The namespace of a name. */
  namespace<V>(name: string): CacheNamespace<V> {
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

  #set(key: string, value: unknown, valueBytes: number): void {
    const bytes = valueBytes + 2 * key.length + entryBytes;
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
