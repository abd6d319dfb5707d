import type { Candidate } from '../article/candidate.ts';
import type { Problem } from '../article/problem.ts';

/** What a source file is, as `detect` tells. */
export type Kind = 'capture' | 'html' | 'markdown' | 'feed' | 'wordpress';

/** Where a source came from, and what is known of it beforehand. */
export interface Origin {
  /** Relative to the working folder, with forward slashes. */
  readonly file: string;
  /**
   * The folder that was named for import or mounted, where the file stands below one: paths below it may carry days and
   * slugs.
   */
  readonly root?: string;
  readonly kind?: Kind;
  /** Name of a Markdown dialect, where the user named one. */
  readonly dialect?: string;
  /** The site's base URL. */
  readonly base?: string;
  /** BCP 47, where the user named it. */
  readonly language?: string;
}

/** Reads one source file into what it carries: one candidate, or one per entry of a feed. */
export type Reader = (bytes: Uint8Array, origin: Origin) => Promise<readonly Candidate[]>;

/** Thrown by a reader where a file gives no candidate at all: why, as problems of the file as a whole. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
  }
}
