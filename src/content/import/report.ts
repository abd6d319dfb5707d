import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { Kind } from '../../import/reader.ts';

/**
 * What became of an article:
 *
 *     written     new
 *     updated     import wrote it before, nobody changed it since, and it reads the source differently now
 *     unchanged   as it was
 *     kept        an editor changed it: nothing was written
 *     withdrawn   it was taken back for good: nothing was written
 *     failed      the source holds no article, or the file could not be written
 */
export type Status = 'written' | 'updated' | 'unchanged' | 'kept' | 'withdrawn' | 'failed';

/** Another text that tells the same. */
export interface Retelling {
  /** The source file or the article, relative to the working folder. */
  readonly file: string;
  /** Whether the texts are largely the same, rather than the story. */
  readonly repeats: boolean;
  /** 0 to 1. */
  readonly near: number;
}

/** One article of a source file. */
export interface ImportedArticle {
  readonly status: Status;
  /** The entry's own id, where a file holds several. */
  readonly entry?: string;
  readonly id?: string;
  readonly slug?: string;
  /** The article's file, relative to the working folder. */
  readonly file?: string;
  /** The day that the article bears in the end, also where an editor wrote it. */
  readonly published?: { readonly value: string; readonly inferred: boolean };
  /** What was found: values, where each stood, how surely, whether inferred. */
  readonly fields: Candidate['fields'];
  /** Tags that the text suggests, and the vocabulary does not know. */
  readonly suggestions: readonly string[];
  /** Texts of the archive and of this import that tell the same; nearest first. */
  readonly retellings: readonly Retelling[];
  readonly problems: readonly Problem[];
}

/** One source file. */
export interface ImportedFile {
  readonly source: string;
  /** Absent where it is nothing that can be imported. */
  readonly kind?: Kind;
  readonly articles: readonly ImportedArticle[];
  /** Of the file as a whole. */
  readonly problems: readonly Problem[];
}
