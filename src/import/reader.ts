import type { Candidate } from '../article/candidate.ts';
import type { Problem } from '../article/problem.ts';

/** A source file and the user's options for it. */
export interface Origin {
  /** Its path for people, relative to the working folder, with forward slashes. */
  readonly file: string;
  /** Its path on the disk, if that is another one: of a file in an archive. */
  readonly path?: string;
  /**
   * The folder that was named for import or mounted, where the file stands below one: paths below it may carry days and
   * slugs.
   */
  readonly root?: string;
  /** Name of the kind in `kinds`, if the user named one. */
  readonly kind?: string;
  /** Name of a Markdown dialect, where the user named one. */
  readonly dialect?: string;
  /** The site's base URL. */
  readonly base?: string;
  /** BCP 47, where the user named it. */
  readonly language?: string;
}

/** Reads a source file. Returns a candidate for each article in it. */
export type Reader = (bytes: Uint8Array, origin: Origin) => Promise<readonly Candidate[]>;

/** Thrown by a reader if a file gives no candidate, with the reason as problems of the file. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
  }
}
