import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Article } from '../../../src/article/article.ts';
import type { Query } from '../../../src/edition/query.ts';
import { inOrder } from '../naive.ts';

/** A page of a selection: what it lists, and what the next page is asked for by, where there is one. */
export interface Page<Mark> {
  readonly ids: readonly string[];
  readonly next?: Mark | undefined;
}

/** Gives the first page, or the one that a mark asks for. */
export type Turn<Mark> = (mark: Mark | undefined) => Promise<Page<Mark>>;

/**
 * Pages put together are what is expected, in that order, and a next one exists exactly when more match. Turns so many pages
 * at most; `size` is how many articles one has room for.
 */
export async function pagesHold<Mark>(
  expected: readonly string[],
  size: number,
  turn: Turn<Mark>,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const seen: string[] = [];
  let mark: Mark | undefined;
  for (let turned = 0; turned < most; turned++) {
    const { ids, next } = await turn(mark);
    seen.push(...ids);
    mark = next;
    if (mark === undefined) break;
    equal(ids.length, size, 'a page that is followed by another is full');
  }
  deepEqual(seen, mark === undefined ? expected : expected.slice(0, seen.length));
  ok(mark === undefined || seen.length < expected.length, 'there is a next page, and nothing on it');
}

/** What an edition, of which this is all that it selects, lists below an article, be that in it or not. */
export function below(selected: readonly Article[], order: Query['order'], last: Article): string[] {
  const compare = inOrder(order);
  return selected.filter((article) => article.id !== last.id && compare(last, article) < 0).map(({ id }) => id);
}
