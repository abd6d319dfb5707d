import * as v from 'valibot';
import type { Problem } from '../article/problem.ts';
import { addressSchema, lineSchema, listOf, slugSchema } from '../article/schema.ts';
import { checkYaml, closedObject, didYouMean, mapOf } from '../article/yaml.ts';
import type { Term, Vocabulary } from './content.ts';

const term = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === 'string' ? { label: value } : value)),
  closedObject({
    label: lineSchema,
    aliases: v.exactOptional(listOf(lineSchema), []),
    broader: v.exactOptional(listOf(slugSchema), []),
    formerly: v.exactOptional(listOf(slugSchema), []),
    url: v.exactOptional(addressSchema),
  }),
);

const vocabularySchema = mapOf(slugSchema, term, 'Write slugs as keys.');

/** The vocabulary of a file; empty if the file has errors. */
interface VocabularyFile {
  readonly vocabulary: Vocabulary;
  readonly problems: readonly Problem[];
}

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

/** Parses the text of `tags.yaml` or `authors.yaml`. `file` is its path for the problems. */
export function readVocabulary(text: string, file: string): VocabularyFile {
  const { value, problems, lines } = checkYaml(text, vocabularySchema, { file, line: 1 });
  if (!value) return { vocabulary: new Map(), problems };
  const vocabulary = new Map<string, Term>([...value].map(([slug, entry]) => [slug, { slug, ...entry }]));
  const fault = (rule: string, slug: string, message: string, remedy: string): Problem => {
    const at = lines.get(slug);
    return { rule, severity: 'error', file, ...(at && { line: at }), key: slug, message, remedy };
  };
  const unknown = [...vocabulary.values()].flatMap(({ slug, broader }) =>
    broader
      .filter((wider) => !vocabulary.has(wider))
      .map((wider) =>
        fault(
          'unknown-broader',
          slug,
          `"${slug}" is narrower than "${wider}", which has no entry.`,
          didYouMean(wider, vocabulary.keys()).trim() || `Add an entry ${wider}: with its label.`,
        ),
      ),
  );
  const circular = circles(vocabulary).map((circle) =>
    fault(
      'broader-circle',
      circle[0] as string,
      `Broader terms form a circle: ${circle.join(' → ')}.`,
      'Remove one of these from broader:.',
    ),
  );
  const taken = [...vocabulary.values()].flatMap(({ slug, formerly }) =>
    formerly
      .filter((former) => vocabulary.has(former))
      .map((former) =>
        fault(
          'former-slug-taken',
          slug,
          `"${slug}" was formerly "${former}", which is another entry's slug now.`,
          `Remove ${former} from formerly:, or rename that entry.`,
        ),
      ),
  );
  return { vocabulary, problems: [...unknown, ...circular, ...taken] };
}
