import type { Value } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';
import { slug } from '../text/slug.ts';

/** The common fields of an entry of a vocabulary and an entry of `sources`. */
export interface NamedTerm {
  readonly slug: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly formerly?: readonly string[];
  readonly url?: string;
}

/** A name in an article. */
export interface NameUse {
  readonly name: string;
  readonly url?: string;
  /** The article's file and the line of the key, for the problems. */
  readonly file: string;
  readonly line?: number;
}

/** The values of names. */
export interface AssignedValues {
  /** The value of a name, by `useKey`; names with errors have none. */
  readonly values: ReadonlyMap<string, Value & { readonly url?: string }>;
  readonly problems: readonly Problem[];
}

export function useKey({ name, url }: { readonly name: string; readonly url?: string }): string {
  return url === undefined ? name : `${name}\n${url}`;
}

/**
 * A name in a form for comparison: without case and apostrophes, with single spaces between words however they are joined. Signs that
 * distinguish names (C++, C#, Yahoo!) stay.
 */
function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .replace(/[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;/\\"·•]+/gu, ' ')
    .trim();
}

/** A kind of name: its noun in messages, and the file of its vocabulary. */
interface ValueKind {
  readonly noun: 'tag' | 'author' | 'source';
  /** The file of the vocabulary, and the text of an entry in it. */
  readonly file: string;
  readonly entry: (slug: string, label: string) => string;
}

type Match = { readonly term: NamedTerm } | { readonly several: readonly NamedTerm[] } | undefined;

function matcher(terms: Iterable<NamedTerm>): (use: NameUse) => Match {
  const byName = new Map<string, Set<NamedTerm>>();
  const bySlug = new Map<string, NamedTerm>();
  for (const term of terms) {
    bySlug.set(term.slug, term);
    for (const name of [term.slug, term.label, ...term.aliases]) {
      const key = comparable(name);
      const named = byName.get(key) ?? new Set();
      byName.set(key, named.add(term));
    }
  }
  for (const term of bySlug.values())
    for (const former of term.formerly ?? []) if (!bySlug.has(former)) bySlug.set(former, term);
  return ({ name, url }) => {
    const exact = bySlug.get(name.toLowerCase());
    if (exact) return { term: exact };
    const named = [...(byName.get(comparable(name)) ?? [])];
    const only = named.length > 1 ? named.filter((term) => url !== undefined && term.url === url) : named;
    if (only.length === 1) return { term: only[0] as NamedTerm };
    return named.length > 1 ? { several: named } : undefined;
  };
}

const listed = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' and ');

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/**
 * Finds the value of every name: the entry of the vocabulary with this slug, former slug, label or alias, or else a value of its own. It is
 * a problem if different names would share a slug, if a name has no slug, or if several entries match it.
 */
export function assignValues(
  uses: Iterable<NameUse>,
  terms: ReadonlyMap<string, NamedTerm>,
  kind: ValueKind,
): AssignedValues {
  const match = matcher(terms.values());
  const values = new Map<string, Value & { readonly url?: string }>();
  const problems: Problem[] = [];
  /** Uses of names without an entry, by slug. */
  const withoutEntry = new Map<string, NameUse[]>();
  const reported = new Set<string>();
  const report = (use: NameUse, rule: string, message: string, remedy: string): void => {
    const key = `${rule} ${comparable(use.name)}`;
    if (reported.has(key)) return;
    reported.add(key);
    const line = use.line === undefined ? {} : { line: use.line };
    problems.push({
      rule,
      severity: 'error',
      file: use.file,
      ...line,
      key: `${kind.noun}s`,
      message,
      remedy,
    });
  };
  for (const use of uses) {
    const key = useKey(use);
    const known = values.get(key);
    if (known) {
      if (!terms.has(known.slug)) withoutEntry.get(known.slug)?.push(use);
      continue;
    }
    const found = match(use);
    if (found && 'term' in found) {
      const { slug, label, url } = found.term;
      values.set(key, { slug, label, ...(url !== undefined && { url }) });
      continue;
    }
    if (found) {
      report(
        use,
        'ambiguous-name',
        `Several entries of ${kind.file} match "${use.name}": ${listed(found.several.map((term) => term.slug))}.`,
        'Write the slug of the right one.',
      );
      continue;
    }
    const own = slug(use.name);
    if (own === '') {
      report(
        use,
        'no-slug',
        `The ${kind.noun} "${use.name}" has no letter or digit for an address.`,
        `Give it an entry in ${kind.file}: ${kind.entry('a-slug', use.name)}.`,
      );
      continue;
    }
    const term = terms.get(own);
    if (term) {
      report(
        use,
        'slug-shared',
        `The ${kind.noun}s "${use.name}" and "${term.label}" would share the slug "${own}".`,
        `If they are the same, add "${use.name}" to the aliases of ${own} in ${kind.file}; if not, give it an entry: ${kind.entry(`${own}-2`, use.name)}.`,
      );
      continue;
    }
    const group = withoutEntry.get(own) ?? [];
    group.push(use);
    withoutEntry.set(own, group);
    values.set(key, { slug: own, label: use.name });
  }
  for (const [own, group] of withoutEntry) {
    const names = new Map(group.map((use) => [comparable(use.name), use]));
    const [first, second] = [...names.values()];
    if (first && second) {
      report(
        second,
        'slug-shared',
        `The ${kind.noun}s ${listed([first.name, second.name])} would share the slug "${own}"; "${first.name}" is in ${first.file}.`,
        `Give each an entry in ${kind.file}: ${kind.entry(`${own}-2`, second.name)}.`,
      );
      for (const use of group) values.delete(useKey(use));
      continue;
    }
    const label = mostFrequent(group.map(({ name }) => name));
    for (const use of group) values.set(useKey(use), { slug: own, label });
  }
  return { values, problems };
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
