import type { Candidate } from '../../article/candidate.ts';
import { parseDay } from '../../text/date.ts';
import { findLinks, type Relatable } from '../duplicates/links.ts';
import { type Shelf, sourceKey } from './existing.ts';
import type { Retelling } from './report.ts';

/** An archive of more articles than this is not compared on import, which would take longer than the import: `check` does it. */
const most = 20_000;

/** A moment far from all others, so that a text without a day is compared word by word, and never as a telling of the same days. */
const nowhere = (index: number): number => -(10 ** 12) - index * 10 ** 7;

interface Told {
  readonly title?: string;
  readonly published?: string;
  readonly language?: string;
}

function relatable(id: string, index: number, added: number, text: string, told: Told): Relatable {
  const { title = '', published = '', language } = told;
  const days = parseDay(published.slice(0, 10));
  return {
    id,
    title,
    text,
    published: days === undefined ? nowhere(index) : days * 86400,
    added,
    ...(language !== undefined && { language }),
  };
}

/** Which articles of the archive, and of one another, candidates repeat or retell; nearest first. */
export function retellingsOf(
  candidates: readonly Candidate[],
  shelf: Shelf,
): ReadonlyMap<Candidate, readonly Retelling[]> {
  const byKey = new Map(
    candidates.map((candidate) => [sourceKey(candidate.file, candidate.entry), candidate]),
  );
  const ids = new Set(candidates.map(({ id }) => id));
  const others = shelf.articles.filter(({ frontMatter: { id, imported } = {} }) =>
    imported ? !(ids.has(id ?? '') || byKey.has(sourceKey(imported.file, imported.entry))) : true,
  );
  if (others.length + candidates.length > most) return new Map();
  const links = findLinks([
    ...others.map(({ file, body, frontMatter = {} }, i) => relatable(file, i, 0, body, frontMatter)),
    ...[...byKey].map(([key, { body, fields }], i) =>
      relatable(key, others.length + i, 1, body, {
        ...(fields.title && { title: fields.title.value }),
        ...(fields.published && { published: fields.published.value }),
        ...(fields.language && { language: fields.language.value }),
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
    list.sort(
      (a, b) => Number(b.repeats) - Number(a.repeats) || b.near - a.near || (a.file < b.file ? -1 : 1),
    );
  return found;
}
