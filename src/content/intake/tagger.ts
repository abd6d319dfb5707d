import type { Candidate } from '../../article/candidate.ts';
import { findTags, suggestTags, type TagAliases } from '../../import/tags.ts';
import { withoutMarkup } from '../duplicates/tokens.ts';
import { tagAliasesOf, type Vocabulary } from '../publication/vocabulary.ts';
import { assignValues, valueKinds } from '../articles/values.ts';

/** The texts of a candidate in which a tag's alias counts. */
function textsOf({ fields, body }: Candidate): readonly string[] {
  return [fields.title?.value ?? '', fields.summary?.value ?? '', withoutMarkup(body)];
}

/** Tags candidates with the vocabulary, and suggests tags that it lacks. Create one for all candidates. */
export class Tagger {
  readonly #vocabulary: Vocabulary;
  readonly #aliases: readonly TagAliases[];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#aliases = tagAliasesOf(vocabulary);
  }

  /**
   * The candidate with the tags that its source states, and the tags of which its texts contain the label or an alias.
   */
  tag(candidate: Candidate): Candidate {
    const named = findTags(this.#aliases, textsOf(candidate));
    const { tags } = candidate.fields;
    const stated = tags?.value ?? [];
    const uses = stated.map((name) => ({ name, file: candidate.file }));
    const { values } = assignValues(uses, this.#vocabulary, valueKinds('').tag);
    const has = new Set([...values.values()].map(({ slug }) => slug));
    const added = named.filter((slug) => !has.has(slug));
    if (added.length === 0) return candidate;
    const where = 'names of the vocabulary in title, summary and text';
    return {
      ...candidate,
      fields: {
        ...candidate.fields,
        tags: {
          value: [...stated, ...added],
          where: tags ? `${tags.where}; ${where}` : where,
          sure: tags?.sure ?? 0.9,
        },
      },
    };
  }

  /** Frequent names in the text that the vocabulary lacks, each with its count: `Berlin (4)`. */
  suggest(candidate: Candidate): readonly string[] {
    return suggestTags(this.#aliases, textsOf(candidate), candidate.fields.language?.value).map(
      ({ name, count }) => `${name} (${count})`,
    );
  }
}
