import type { Edition } from '../edition/edition.ts';
import type { Answer } from './answer.ts';
import type { Ground } from './ground.ts';
import type { Recent } from './recent.ts';
import type { Store } from './store.ts';

/** All that an answer is made from. */
export interface Site {
  readonly edition: Edition;
  readonly store: Store;
  /** Answers given before, by the path and query that were asked for. */
  readonly answers: Recent<string, Answer>;
  readonly ground: Ground;
}
