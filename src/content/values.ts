import type { Value } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';
import { slug } from '../text/slug.ts';

/** What a vocabulary's entry and a source's entry have in common. */
export interface Named {
  readonly slug: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly formerly?: readonly string[];
  readonly url?: string;
}

/** A name as an article writes it. */
export interface Use {
  readonly name: string;
  readonly url?: string;
  /** The article's file and the line of the key, for the problems. */
  readonly file: string;
  readonly line?: number;
}

/** What the names stand for. */
export interface Values {
  /** The value of a name, by `useKey`; a name that is at fault has none. */
  readonly values: ReadonlyMap<string, Value & { readonly url?: string }>;
  readonly problems: readonly Problem[];
}

export function useKey({ name, url }: { readonly name: string; readonly url?: string }): string {
  return url === undefined ? name : `${name}\n${url}`;
}

/**
 * A name without what nobody distinguishes: case, apostrophes, and how its words are joined. Signs that make another name
 * of it (C++, C#, Yahoo!) stay.
 */
export function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .replace(/[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;/\\"·•]+/gu, ' ')
    .trim();
}

/** The entry point of a kind of name: what the problems call it, and where its vocabulary stands. */
export interface Kind {
  readonly noun: 'tag' | 'author' | 'source';
  /** The file that holds the vocabulary, and how an entry looks there. */
  readonly file: string;
  readonly entry: (slug: string, label: string) => string;
}

type Match = { readonly term: Named } | { readonly several: readonly Named[] } | undefined;

function matcher(terms: Iterable<Named>): (use: Use) => Match {
  const byName = new Map<string, Set<Named>>();
  const bySlug = new Map<string, Named>();
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
    if (only.length === 1) return { term: only[0] as Named };
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
 * Finds the value of every name: an entry of the vocabulary by its slug, former slug, label or alias, and else a value of
 * its own. Names that differ and would share a slug are a problem that asks for an entry; so is a name that has no slug,
 * and one that several entries claim.
 */
export function assignValues(uses: Iterable<Use>, terms: ReadonlyMap<string, Named>, kind: Kind): Values {
  const match = matcher(terms.values());
  const values = new Map<string, Value & { readonly url?: string }>();
  const problems: Problem[] = [];
  /** Uses of names that are in no entry, by slug. */
  const outside = new Map<string, Use[]>();
  const blamed = new Set<string>();
  const blame = (use: Use, rule: string, message: string, remedy: string): void => {
    const key = `${rule} ${comparable(use.name)}`;
    if (blamed.has(key)) return;
    blamed.add(key);
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
      if (!terms.has(known.slug)) outside.get(known.slug)?.push(use);
      continue;
    }
    const found = match(use);
    if (found && 'term' in found) {
      const { slug, label, url } = found.term;
      values.set(key, { slug, label, ...(url !== undefined && { url }) });
      continue;
    }
    if (found) {
      blame(
        use,
        'ambiguous-name',
        `Several entries of ${kind.file} answer to "${use.name}": ${listed(found.several.map((term) => term.slug))}.`,
        'Write the slug of the one that is meant.',
      );
      continue;
    }
    const own = slug(use.name);
    if (own === '') {
      blame(
        use,
        'no-slug',
        `The ${kind.noun} "${use.name}" has no letter or digit that could stand in an address.`,
        `Give it an entry in ${kind.file}: ${kind.entry('a-slug', use.name)}.`,
      );
      continue;
    }
    const term = terms.get(own);
    if (term) {
      blame(
        use,
        'slug-shared',
        `The ${kind.noun}s "${use.name}" and "${term.label}" would share the slug "${own}".`,
        `If they are one, add "${use.name}" to the aliases of ${own} in ${kind.file}; if not, give it an entry: ${kind.entry(`${own}-2`, use.name)}.`,
      );
      continue;
    }
    const group = outside.get(own) ?? [];
    group.push(use);
    outside.set(own, group);
    values.set(key, { slug: own, label: use.name });
  }
  for (const [own, group] of outside) {
    const names = new Map(group.map((use) => [comparable(use.name), use]));
    const [first, second] = [...names.values()];
    if (first && second) {
      blame(
        second,
        'slug-shared',
        `The ${kind.noun}s ${listed([first.name, second.name])} would share the slug "${own}"; "${first.name}" stands in ${first.file}.`,
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

/** The three kinds of names, with where their entries stand, for a content folder at `folder`. */
export function kindsOf(folder: string): Readonly<Record<'tag' | 'author' | 'source', Kind>> {
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
