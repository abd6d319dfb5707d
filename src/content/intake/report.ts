import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';

/**
 * The result of importing an article:
 *
 *     written     new
 *     updated     import wrote it before, nobody changed it since, and it reads the source differently now
 *     unchanged   as it was
 *     kept        an editor changed it: nothing was written
 *     withdrawn   it was withdrawn for good: nothing was written
 *     failed      the source holds no article, or the file could not be written
 */
export type ImportStatus = 'written' | 'updated' | 'unchanged' | 'kept' | 'withdrawn' | 'failed';

/** A text that repeats or retells an article. */
export interface Retelling {
  /** The source file or the article, relative to the working folder. */
  readonly file: string;
  /** True if the texts are largely the same, false if only the story is. */
  readonly repeats: boolean;
  /** 0 to 1. */
  readonly near: number;
}

/** One article of a source file. */
export interface ImportedArticle {
  readonly status: ImportStatus;
  /** The id of the entry, if the file holds several. */
  readonly entry?: string;
  readonly id?: string;
  readonly slug?: string;
  /** The article's file, relative to the working folder. */
  readonly file?: string;
  /** The day in the article's file, also if an editor wrote it. */
  readonly published?: { readonly value: string; readonly inferred: boolean };
  /** Whether it waits for a person: a draft, with the questions in its file. */
  readonly held?: true;
  /** The values that were found, each with its place, confidence, and whether it is inferred. */
  readonly fields: Candidate['fields'];
  /** Values that were too doubtful to be written into the article's file. */
  readonly proposals?: Candidate['fields'];
  /** Tags that the text suggests and the vocabulary does not have. */
  readonly suggestions: readonly string[];
  /** Existing articles and articles of this import that repeat or retell it; nearest first. */
  readonly retellings: readonly Retelling[];
  readonly problems: readonly Problem[];
}

/** One source file. */
export interface ImportedFile {
  readonly source: string;
  /** Absent if it cannot be imported. */
  readonly kind?: string;
  readonly articles: readonly ImportedArticle[];
  /** Problems of the file as a whole. */
  readonly problems: readonly Problem[];
}
