import type { Edition } from '../edition/edition.ts';
import type { Compressor } from './compress.ts';
import type { Ground } from './ground.ts';
import type { Store } from './store.ts';

/** All that an answer is made from. */
export interface Site {
  readonly edition: Edition;
  readonly store: Store;
  readonly compressor: Compressor;
  readonly ground: Ground;
}
