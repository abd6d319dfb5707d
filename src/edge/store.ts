import type { ShardEntry } from '../edition/shards.ts';
import type { Ground } from './ground.ts';
import { unavailable } from './problem.ts';
import type { Kept } from './recent.ts';

/** The edition's stored bytes, bundled or fetched from static assets; the assets that were read last are kept. */
export class Store {
  readonly #bundled: Uint8Array;
  readonly #ground: Ground;
  readonly #fetched: Kept<Uint8Array>;
  readonly #checked = new Set<string>();

  constructor(bundled: Uint8Array, ground: Ground, fetched: Kept<Uint8Array>) {
    this.#bundled = bundled;
    this.#ground = ground;
    this.#fetched = fetched;
  }

  /** The bytes of an entry; at once where nothing has to be fetched. Rejects with QueryError 503 where they are missing or broken. */
  read({ offset, length, digest }: ShardEntry): Uint8Array | Promise<Uint8Array> {
    if (offset !== undefined) return this.#bundled.subarray(offset, offset + length);
    return this.#fetched.get(digest) ?? this.#fetch(digest, length);
  }

  /** The same for bytes in which nothing says that they are this edition's, as articles' do: bundled ones are digested when first read. */
  async readChecked(entry: ShardEntry): Promise<Uint8Array> {
    const bytes = await this.read(entry);
    if (entry.offset === undefined || this.#checked.has(entry.digest)) return bytes;
    if ((await sha256(bytes)) !== entry.digest) throw unavailable('A part of the archive is broken.');
    this.#checked.add(entry.digest);
    return bytes;
  }

  async #fetch(digest: string, length: number): Promise<Uint8Array> {
    const bytes = await this.#ground.shard(digest).catch(() => undefined);
    if (!bytes) throw unavailable('A part of the archive is missing.');
    if (bytes.length !== length || (await sha256(bytes)) !== digest)
      throw unavailable('A part of the archive is broken.');
    this.#fetched.set(digest, bytes, bytes.length);
    return bytes;
  }
}

/** The first 128 bits, hexadecimal, as a shard's name has them. */
async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 16);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
