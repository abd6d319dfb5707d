import type { Attachment, Episode, Field, Inference } from './article.ts';
import type { FrontMatter } from './frontmatter.ts';
import type { Problem } from './problem.ts';
import { isIdentity } from './schema.ts';

/** A value that import found, the place where it was found, and the confidence. */
export interface Found<T> {
  readonly value: T;
  /** In words, with a line where there is one: `line 3, day alone in a block`. */
  readonly where: string;
  /** 0 to 1. */
  readonly sure: number;
  /** True if the source does not state the value; `where` is then the reason for it. */
  readonly inferred?: true;
}

/** The type of each field's value in a candidate: as in front matter, with the types of attachments. */
export type FieldTypes = Required<Omit<Pick<FrontMatter, Field>, 'attachments' | 'episode'>> & {
  readonly attachments: readonly Attachment[];
  readonly episode: Episode;
};

/** A file for `content/media/`. */
export interface CandidateMedia {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Absolute path of the file, where it is one on the disk. */
  readonly path?: string;
}

/** The values of an article's fields that import found. */
export type FoundFields = { readonly [F in Field]?: Found<FieldTypes[F]> };

/**
 * The confidence, 0 to 1, from which a value needs no person: below it, a stated day, author or place is a
 * proposal.
 */
export const leastSure = 0.8;

/** The fields that are proposals if they are doubtful: nothing else is invented as easily. */
const proposed = ['published', 'updated', 'authors', 'location'] as const;

/** Found values divided into fields and proposals. Inferred values stay fields, since they are marked as such. */
export function divideBySureness(found: FoundFields): Pick<Candidate, 'fields' | 'proposals'> {
  const doubtful = proposed.filter((field) => {
    const value = found[field];
    return value !== undefined && !value.inferred && value.sure < leastSure;
  });
  if (doubtful.length === 0) return { fields: found };
  const isDoubtful = ([field]: readonly [string, unknown]) => doubtful.some((one) => one === field);
  const entries = Object.entries(found);
  return {
    fields: Object.fromEntries(entries.filter((entry) => !isDoubtful(entry))),
    proposals: Object.fromEntries(entries.filter(isDoubtful)),
  };
}

/** An article that import found in a source file or in an entry of a feed, with the values that the source has. */
export interface Candidate {
  /** The source file, relative to the working folder. */
  readonly file: string;
  /** The id of the entry, if the file holds several. */
  readonly entry?: string;
  readonly fields: FoundFields;
  /** Values that are too doubtful to be fields, for the report: a person takes one or writes another. */
  readonly proposals?: FoundFields;
  /** The id and the slug under which the source published it, kept unchanged. */
  readonly id?: string;
  readonly slug?: string;
  readonly draft?: boolean;
  /** When the source ceases to show it; seconds since the epoch. */
  readonly expires?: number;
  /** Its former paths according to the source, percent-decoded. */
  readonly aliases?: readonly string[];
  /** Markdown. */
  readonly body: string;
  /** Base of relative addresses in the body. */
  readonly base?: string;
  /** Pictures and sounds that come with the source; the body and the fields refer to them as `/media/{name}`. */
  readonly media?: readonly CandidateMedia[];
  readonly problems: readonly Problem[];
}

/** The front matter of a candidate. For inferred values `where` becomes the reason. */
export function frontMatterOf(candidate: Candidate): FrontMatter {
  const { fields, id, slug, draft } = candidate;
  const found = Object.entries(fields) as [Field, Found<unknown>][];
  const values = Object.fromEntries(found.map(([field, { value }]) => [field, value])) as FrontMatter;
  const inferred: Partial<Record<Field, Inference>> = Object.fromEntries(
    found.flatMap(([field, { where, sure, inferred }]) => (inferred ? [[field, { from: where, sure }]] : [])),
  );
  return {
    ...values,
    ...(id !== undefined && isIdentity(id) && { id }),
    ...(slug !== undefined && { slug }),
    ...(draft !== undefined && { draft }),
    ...(Object.keys(inferred).length > 0 && { inferred }),
  };
}
