import type { Candidate } from '../../article/candidate.ts';
import { findTags, suggestTags } from '../../import/tags.ts';
import type { Vocabulary } from '../content.ts';
import { assignValues, kindsOf } from '../values.ts';

/** What stands in Markdown and nobody reads: tags, and where links lead. */
const unread = /<[^<>]*>|\]\([^()\n]*\)|https?:\/\/[^\s<>)]+/g;

/** The texts of a candidate in which a tag's alias counts. */
function textsOf({ fields, body }: Candidate): readonly string[] {
  return [fields.title?.value ?? '', fields.summary?.value ?? '', body.replace(unread, ' ')];
}

/** Tags candidates by the vocabulary, and suggests what it lacks. Made once for many candidates. */
export class Tagger {
  readonly #vocabulary: Vocabulary;
  readonly #aliases: readonly { readonly slug: string; readonly aliases: readonly string[] }[];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#aliases = [...vocabulary.values()].map(({ slug, label, aliases }) => ({
      slug,
      aliases: [label, ...aliases],
    }));
  }

  /** The candidate with the tags that its source states, and those whose label or alias its texts name. */
  tag(candidate: Candidate): Candidate {
    const named = findTags(this.#aliases, textsOf(candidate));
    const { tags } = candidate.fields;
    const stated = tags?.value ?? [];
    const uses = stated.map((name) => ({ name, file: candidate.file }));
    const { values } = assignValues(uses, this.#vocabulary, kindsOf('').tag);
    const has = new Set([...values.values()].map(({ slug }) => slug));
    const added = named.filter((slug) => !has.has(slug));
    if (added.length === 0) return candidate;
    const where = 'names in title, summary and text that the vocabulary knows';
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

  /** Names that stand often in the text and in no entry: with how often. */
  suggest(candidate: Candidate): readonly string[] {
    return suggestTags(this.#aliases, textsOf(candidate), candidate.fields.language?.value).map(
      ({ name, count }) => `${name} (${count})`,
    );
  }
}
