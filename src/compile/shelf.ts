/** Where shards lie from one compilation to the next, by their digests: an edition's folder. */
export interface Shelf {
  /** Whether a shard of this length lies there as an asset. */
  readonly has: (digest: string, length: number) => boolean;
  /** The bytes of a shard that the edition before had, as an asset or bundled. */
  readonly get: (digest: string) => Uint8Array<ArrayBuffer> | undefined;
  /** Lays an asset down at once, so that no more than one has to be held in memory. */
  readonly put: (digest: string, bytes: Uint8Array) => void;
}
