import type { Day } from '../../../text/date.ts';
import type { Data } from '../frontmatter/datum.ts';
import type { Place } from './place.ts';

/** What an address is made of. */
export interface Post {
  readonly data: Data;
  readonly place: Place;
  /** Path relative to the site's folder. */
  readonly path: string;
  readonly title?: string;
  readonly day?: Day;
  /** `HH:MM:SS` as stated, where a time is stated. */
  readonly time?: string;
  readonly slug?: string;
}

/** The path of a post below the site's base, without a slash at the beginning, and how sure it is (0 to 1). */
export interface Permalink {
  readonly path: string;
  readonly sure: number;
}
