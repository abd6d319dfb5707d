/** What the edge stands on, so that it can stand on something else in a test. */
export interface Ground {
  /** Seconds since the epoch, whole. */
  now(): number;
  /** The bytes of a stored run of articles by its digest, or undefined where there is none. */
  shard(digest: string): Promise<Uint8Array | undefined>;
  /** Answers a request for a file below `/media/`. */
  media(request: Request): Promise<Response>;
}
