import type { Candidate } from '../../article/candidate.ts';
import { parseDay } from '../../text/date.ts';
import { findLinks, type Relatable } from '../duplicates/links.ts';
import { type ExistingArticles, sourceKey } from './existing-articles.ts';
import type { Retelling } from './report.ts';

/** Import does not compare more articles, which would take longer than the import itself; `check` does. */
const mostArticles = 20_000;

/** A moment far from all others: a text without a day is compared for repetition, never as a story of the same days. */
const farMoment = (index: number): number => -(10 ** 12) - index * 10 ** 7;

interface StatedFields {
  readonly title?: string;
  readonly published?: string;
}

function relatable(id: string, index: number, added: number, text: string, stated: StatedFields): Relatable {
  const { title = '', published = '' } = stated;
  const days = parseDay(published.slice(0, 10));
  return {
    id,
    title,
    text,
    published: days === undefined ? farMoment(index) : days * 86400,
    added,
  };
}

/** The existing articles and other candidates that each candidate repeats or retells; nearest first. */
export function findRetellings(
  candidates: readonly Candidate[],
  existing: ExistingArticles,
): ReadonlyMap<Candidate, readonly Retelling[]> {
  const byKey = new Map(candidates.map((candidate) => [sourceKey(candidate.file, candidate.entry), candidate]));
  const ids = new Set(candidates.map(({ id }) => id));
  const others = existing.articles.filter(({ frontMatter: { id, imported } = {} }) =>
    imported ? !(ids.has(id ?? '') || byKey.has(sourceKey(imported.file, imported.entry))) : true,
  );
  if (others.length + candidates.length > mostArticles) return new Map();
  const links = findLinks([
    ...others.map(({ file, body, frontMatter = {} }, i) => relatable(file, i, 0, body, frontMatter)),
    ...[...byKey].map(([key, { body, fields }], i) =>
      relatable(key, others.length + i, 1, body, {
        ...(fields.title && { title: fields.title.value }),
        ...(fields.published && { published: fields.published.value }),
      }),
    ),
  ]);
  const found = new Map<Candidate, Retelling[]>();
  for (const { one, other, repeats, near } of links)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const candidate = byKey.get(from.id);
      if (!candidate) continue;
      const file = byKey.get(to.id)?.file ?? to.id;
      found.set(candidate, [...(found.get(candidate) ?? []), { file, repeats, near }]);
    }
  for (const list of found.values())
    list.sort((a, b) => Number(b.repeats) - Number(a.repeats) || b.near - a.near || (a.file < b.file ? -1 : 1));
  return found;
}
