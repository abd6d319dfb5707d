import type { Attachment, Field, FrontMatter, Image, Inference, Person, Source } from './article.ts';
import type { Problem } from './problem.ts';
import { isIdentity } from './schema.ts';

/** A value that import found: where it stood, and how sure the reading is. */
export interface Found<T> {
  readonly value: T;
  /** In words, with a line where there is one: `line 3, day alone in a block`. */
  readonly where: string;
  /** 0 to 1. */
  readonly sure: number;
  /** True where the source does not state the value: then `where` gives the reason. */
  readonly inferred?: true;
}

/** The type of each field's value in a candidate. */
export interface FieldTypes {
  readonly title: string;
  readonly published: string;
  readonly updated: string;
  readonly authors: readonly Person[];
  readonly tags: readonly string[];
  readonly language: string;
  readonly summary: string;
  readonly source: Source;
  readonly location: string;
  readonly url: string;
  readonly image: Image;
  readonly attachments: readonly Attachment[];
  readonly rights: string;
}

/** What import found in one source file, or in one entry of a feed: a value only where the source carries it. */
export interface Candidate {
  /** The source file, relative to the working folder. */
  readonly file: string;
  /** The entry's own id, where a file holds several. */
  readonly entry?: string;
  readonly fields: { readonly [F in Field]?: Found<FieldTypes[F]> };
  /** An id and a slug that the source already published; kept to the letter. */
  readonly id?: string;
  readonly slug?: string;
  readonly draft?: boolean;
  /** From when on the source does not show it any more; seconds since the epoch. */
  readonly expires?: number;
  /** Paths, decoded, at which the source says that it stood before. */
  readonly aliases?: readonly string[];
  /** Markdown. */
  readonly body: string;
  /** What relative addresses in the body are relative to. */
  readonly base?: string;
  readonly problems: readonly Problem[];
}

/** What a candidate found, as front matter says it; `where` of what is inferred becomes the reason. */
export function frontMatterOf(candidate: Candidate): FrontMatter {
  const found = Object.entries(candidate.fields) as [Field, Found<unknown>][];
  const values = Object.fromEntries(found.map(([field, { value }]) => [field, value])) as FrontMatter;
  const inferred: Partial<Record<Field, Inference>> = Object.fromEntries(
    found
      .filter(([, value]) => value.inferred)
      .map(([field, { where, sure }]) => [field, { from: where, sure }]),
  );
  const { id, slug, draft } = candidate;
  return {
    ...values,
    ...(id !== undefined && isIdentity(id) && { id }),
    ...(slug !== undefined && { slug }),
    ...(draft !== undefined && { draft }),
    ...(Object.keys(inferred).length > 0 && { inferred }),
  };
}
