import type { Edition } from '../edition/edition.ts';
import type { Answer } from './answer.ts';
import type { Ground } from './ground.ts';
import type { Entry } from './pages/entries.ts';
import type { Kept } from './recent.ts';
import type { Store } from './store.ts';

/** All that an answer is made from. */
export interface Site {
  readonly edition: Edition;
  readonly store: Store;
  /** Answers given before, by the path and the parameters that were asked for. */
  readonly answers: Kept<Answer>;
  /** Articles as lists show them, by ordinal. */
  readonly entries: Kept<Entry>;
  readonly ground: Ground;
}
