import type { Edition } from '../edition/edition.ts';
import type { Answer } from './answer.ts';
import type { CacheNamespace } from './cache.ts';
import type { MediaBucket } from './media-bucket.ts';
import type { ArticleSummary } from './pages/item.ts';
import type { ShardSource } from './shards.ts';

/** The functions of its platform that the Worker uses. */
export interface Platform {
  /** Seconds since the epoch, whole. */
  now(): number;
  /** The bytes of a shard by its digest, or undefined if there is none. */
  shard(digest: string): Promise<Uint8Array | undefined>;
  /** Answers a request for a file below `/media/` from the static assets. */
  media(request: Request): Promise<Response>;
  /** The files below `/media/` that are too large for static assets. */
  readonly bucket?: MediaBucket;
}

/** An edition and everything else that answers are made from. */
export interface Service {
  readonly edition: Edition;
  readonly shards: ShardSource;
  /** Earlier answers, by path and parameters. */
  readonly answers: CacheNamespace<Answer>;
  /** Articles without their bodies, by ordinal. */
  readonly summaries: CacheNamespace<ArticleSummary>;
  /** Bytes of media files of which a range was asked, by path and entity tag. */
  readonly sizes: CacheNamespace<number>;
  readonly platform: Platform;
}
