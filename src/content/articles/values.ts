import type { Value } from '../../article/article.ts';
import type { Problem } from '../../article/problem.ts';
import { slug } from '../../text/slug.ts';

/** The common fields of an entry of a vocabulary and an entry of `sources`. */
export interface NamedTerm {
  readonly slug: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly formerly?: readonly string[];
  readonly url?: string;
}

/** A name in an article, with the article's file and the line of the key for the problems. */
export interface NameUse {
  readonly name: string;
  readonly url?: string;
  readonly file: string;
  readonly line?: number;
}

type NamedValue = Value & { readonly url?: string };

/** The values of names. */
export interface AssignedValues {
  /** The value of a name, by `useKey`; names with errors have none. */
  readonly values: ReadonlyMap<string, NamedValue>;
  readonly problems: readonly Problem[];
}

export function useKey({ name, url }: { readonly name: string; readonly url?: string }): string {
  return url === undefined ? name : `${name}\n${url}`;
}

/**
 * A name in a form for comparison: without case and apostrophes, with single spaces between words however they are
 * joined. Signs that distinguish names (C++, C#, Yahoo!) stay.
 */
function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .replace(/[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;/\\"·•]+/gu, ' ')
    .trim();
}

/** A kind of name: its noun in messages, the file of its vocabulary, and the text of an entry in it. */
interface ValueKind {
  readonly noun: 'tag' | 'author' | 'source';
  readonly file: string;
  readonly entry: (slug: string, label: string) => string;
}

type Matcher = (use: NameUse) => readonly NamedTerm[];

/** Import asks for the values of each article by itself. */
const matchers = new WeakMap<ReadonlyMap<string, NamedTerm>, Matcher>();

function matcherOf(terms: ReadonlyMap<string, NamedTerm>): Matcher {
  const known = matchers.get(terms) ?? makeMatcher(terms);
  matchers.set(terms, known);
  return known;
}

/** Finds the entries that a name may mean: by slug, by label or alias, then by former slug. */
function makeMatcher(terms: ReadonlyMap<string, NamedTerm>): Matcher {
  const byName = new Map<string, Set<NamedTerm>>();
  const former = new Map<string, NamedTerm>();
  for (const term of terms.values()) {
    for (const name of [term.slug, term.label, ...term.aliases]) {
      const key = comparable(name);
      byName.set(key, (byName.get(key) ?? new Set()).add(term));
    }
    for (const slug of term.formerly ?? []) if (!former.has(slug)) former.set(slug, term);
  }
  return ({ name, url }) => {
    const exact = terms.get(name.toLowerCase()) ?? former.get(name.toLowerCase());
    if (exact) return [exact];
    const named = [...(byName.get(comparable(name)) ?? [])];
    const sameUrl = named.filter((term) => url !== undefined && term.url === url);
    return named.length > 1 && sameUrl.length === 1 ? sameUrl : named;
  };
}

function mostFrequent(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  return counts.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' and ');

/**
 * Finds the value of every name: the entry of the vocabulary with this slug, former slug, label or alias, or else a
 * value of its own. It is a problem if different names would share a slug, if a name has no slug, or if several entries
 * match it.
 */
export function assignValues(
  uses: readonly NameUse[],
  terms: ReadonlyMap<string, NamedTerm>,
  { noun, file: vocabulary, entry }: ValueKind,
): AssignedValues {
  const match = matcherOf(terms);
  const problems = new Map<string, Problem>();
  const report = ({ name, file, line }: NameUse, rule: string, message: string, remedy: string): undefined => {
    const place = { file, ...(line !== undefined && { line }), key: `${noun}s` };
    const key = `${rule} ${comparable(name)}`;
    if (!problems.has(key)) problems.set(key, { rule, severity: 'error', ...place, message, remedy });
  };
  const valueOf = (use: NameUse): NamedValue | undefined => {
    const { name } = use;
    const found = match(use);
    const [first] = found;
    if (found.length > 1) {
      const message = `Several entries of ${vocabulary} match "${name}": ${quoted(found.map(({ slug }) => slug))}.`;
      return report(use, 'ambiguous-name', message, 'Write the slug of the right one.');
    }
    if (first) return { slug: first.slug, label: first.label, ...(first.url !== undefined && { url: first.url }) };
    const own = slug(name);
    if (own === '') {
      const message = `The ${noun} "${name}" has no letter or digit for an address.`;
      return report(use, 'no-slug', message, `Give it an entry in ${vocabulary}: ${entry('a-slug', name)}.`);
    }
    const owner = terms.get(own);
    if (!owner) return { slug: own, label: name };
    const message = `The ${noun}s ${quoted([name, owner.label])} would share the slug "${own}".`;
    const same = `If they are the same, add "${name}" to the aliases of ${own} in ${vocabulary}`;
    return report(use, 'slug-shared', message, `${same}; if not, give it an entry: ${entry(`${own}-2`, name)}.`);
  };

  const values = new Map<string, NamedValue | undefined>();
  for (const use of uses) if (!values.has(useKey(use))) values.set(useKey(use), valueOf(use));
  const slugOf = (use: NameUse): string => values.get(useKey(use))?.slug ?? '';
  const withoutEntry = uses.filter((use) => values.get(useKey(use)) && !terms.has(slugOf(use)));
  for (const [own, group] of Map.groupBy(withoutEntry, slugOf)) {
    const [one, other] = new Map(group.map((use) => [comparable(use.name), use])).values();
    const value = other ? undefined : { slug: own, label: mostFrequent(group.map(({ name }) => name)) };
    for (const use of group) values.set(useKey(use), value);
    if (!one || !other) continue;
    const message = `The ${noun}s ${quoted([one.name, other.name])} would share the slug "${own}"`;
    const remedy = `Give each an entry in ${vocabulary}: ${entry(`${own}-2`, other.name)}.`;
    report(other, 'slug-shared', `${message}; "${one.name}" is in ${one.file}.`, remedy);
  }
  const assigned = [...values].flatMap(([key, value]) => (value ? [[key, value] as const] : []));
  return { values: new Map(assigned), problems: [...problems.values()] };
}

const entry = (slug: string, label: string): string => `${slug}: { label: ${JSON.stringify(label)} }`;

/** The three kinds of names, with the files of their entries in a content folder. */
export function valueKinds(folder: string): Readonly<Record<'tag' | 'author' | 'source', ValueKind>> {
  return {
    tag: { noun: 'tag', file: `${folder}/tags.yaml`, entry },
    author: { noun: 'author', file: `${folder}/authors.yaml`, entry },
    source: {
      noun: 'source',
      file: `${folder}/feed.yaml`,
      entry: (slug, label) => `sources: { ${entry(slug, label)} }`,
    },
  };
}
