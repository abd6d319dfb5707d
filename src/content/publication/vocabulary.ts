import * as v from 'valibot';
import type { Problem } from '../../article/problem.ts';
import { addressSchema, lineSchema, listOf, shorthand, slugSchema } from '../../article/schema.ts';
import { checkYaml, mapOf } from '../../article/yaml.ts';
import type { TagAliases } from '../../import/tags.ts';
import { didYouMean } from '../../text/nearest.ts';

const term = shorthand('label', {
  label: lineSchema,
  aliases: v.exactOptional(listOf(lineSchema), []),
  /** Slugs of broader terms, direct ones only. */
  broader: v.exactOptional(listOf(slugSchema), []),
  /** Its former slugs. */
  formerly: v.exactOptional(listOf(slugSchema), []),
  url: v.exactOptional(addressSchema),
});

const vocabularySchema = mapOf(slugSchema, term, 'Write slugs as keys.');

/** One entry of `tags.yaml` or `authors.yaml`. */
export type Term = Readonly<v.InferOutput<typeof term>> & { readonly slug: string };

/** The terms by slug. */
export type Vocabulary = ReadonlyMap<string, Term>;

/** The circles of broader terms: the slugs of each, the first one repeated at the end. */
export function circles(vocabulary: Vocabulary): readonly (readonly string[])[] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of vocabulary.keys()) {
    // Without recursion: a chain of terms may be longer than the call stack allows.
    const trail: { readonly slug: string; readonly above: string[] }[] = [];
    const here = new Set<string>();
    const enter = (slug: string): void => {
      trail.push({ slug, above: [...(vocabulary.get(slug)?.broader ?? [])].reverse() });
      here.add(slug);
    };
    if (!done.has(start)) enter(start);
    for (let step = trail.at(-1); step; step = trail.at(-1)) {
      const next = step.above.pop();
      if (next === undefined) {
        trail.pop();
        here.delete(step.slug);
        done.add(step.slug);
      } else if (here.has(next)) {
        const slugs = trail.map(({ slug }) => slug);
        found.push([...slugs.slice(slugs.indexOf(next)), next]);
      } else if (!done.has(next)) enter(next);
    }
  }
  return found;
}

/** The slugs of a term and of all broader terms, each once. */
export function withBroader(vocabulary: Vocabulary, slug: string): readonly string[] {
  const all = new Set([slug]);
  for (const each of all) for (const broader of vocabulary.get(each)?.broader ?? []) all.add(broader);
  return [...all];
}

/** The terms with the strings that name them in a text: label and aliases. */
export function tagAliasesOf(vocabulary: Vocabulary): readonly TagAliases[] {
  return [...vocabulary.values()].map(({ slug, label, aliases }) => ({ slug, aliases: [label, ...aliases] }));
}

/** Parses the text of `tags.yaml` or `authors.yaml`; empty if it has errors. `file` is its path for the problems. */
export function readVocabulary(
  text: string,
  file: string,
): { readonly vocabulary: Vocabulary; readonly problems: readonly Problem[] } {
  const { value, problems, lines } = checkYaml(text, vocabularySchema, { file, line: 1 });
  if (!value) return { vocabulary: new Map(), problems };
  const vocabulary = new Map([...value].map(([slug, entry]): [string, Term] => [slug, { slug, ...entry }]));
  const fault = (rule: string, slug: string, message: string, remedy: string): Problem => {
    const at = lines.get(slug);
    return { rule, severity: 'error', file, ...(at && { line: at }), key: slug, message, remedy };
  };
  const faults: Problem[] = [];
  for (const { slug, broader, formerly } of vocabulary.values()) {
    for (const wider of broader.filter((one) => !vocabulary.has(one))) {
      const message = `"${slug}" is narrower than "${wider}", which has no entry.`;
      const near = didYouMean(wider, vocabulary.keys()).trim();
      faults.push(fault('unknown-broader', slug, message, near || `Add an entry ${wider}: with its label.`));
    }
    for (const former of formerly.filter((one) => vocabulary.has(one))) {
      const message = `"${slug}" was formerly "${former}", which is another entry's slug now.`;
      const remedy = `Remove ${former} from formerly:, or rename that entry.`;
      faults.push(fault('former-slug-taken', slug, message, remedy));
    }
  }
  for (const circle of circles(vocabulary)) {
    const message = `Broader terms form a circle: ${circle.join(' → ')}.`;
    faults.push(fault('broader-circle', circle[0] as string, message, 'Remove one of these from broader:.'));
  }
  return { vocabulary, problems: faults };
}
