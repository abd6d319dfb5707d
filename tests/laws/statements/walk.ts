import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Asked, readFeed } from './asked.ts';

/** More documents than any walk goes through. */
const endless = 20_000;

/**
 * Reads a document and those that a link leads to, one after another; `between` happens after each. The ids in the order met.
 */
export async function walk(
  asked: Asked,
  begin: string,
  rel: string,
  between: (documents: number) => void = () => {},
): Promise<string[]> {
  const met: string[] = [];
  let next: string | undefined = begin;
  for (let documents = 1; next !== undefined; documents++) {
    const response = await asked.ask(next);
    equal(response.status, 200, next);
    const { ids, links } = await readFeed(response);
    met.push(...ids);
    next = links[rel];
    ok(documents < endless, `${begin} leads on without end`);
    between(documents);
  }
  return met;
}

/** A walk over archives met all of these. */
export function metAll(met: readonly string[], ids: readonly string[]): void {
  const known = new Set(met);
  deepEqual(
    ids.filter((id) => !known.has(id)),
    [],
    'articles were not met',
  );
}

/** A walk over pages met all of these, each once. */
export function metOnce(met: readonly string[], ids: readonly string[]): void {
  const times = new Map<string, number>();
  for (const id of met) times.set(id, (times.get(id) ?? 0) + 1);
  deepEqual(
    ids.filter((id) => times.get(id) !== 1).map((id) => [id, times.get(id) ?? 0]),
    [],
    'articles were not met exactly once',
  );
}
