import { type Expected, letters } from './expected.ts';
import { type FieldName, fields, type Reader, type Stored } from './reader.ts';

/** How a field of a reader's items stands to the articles: the same, not kept by it, its own fault for a known reason, or wrong. */
export type Verdict = 'same' | 'not kept' | 'its fault' | 'wrong';

export interface Finding {
  readonly field: FieldName;
  readonly verdict: Verdict;
  /** What was expected and what was there, for the first item that differs. */
  readonly detail?: string;
}

/** Compares what a reader stored with the articles, field by field. Items are tied by id, or by title where it keeps none. */
export function compareItems(
  reader: Reader,
  stored: readonly Stored[],
  expected: readonly Expected[],
  labels: ReadonlyMap<string, string>,
): Finding[] {
  return fields.map((field): Finding => {
    if (stored.every((item) => item[field] === undefined)) return { field, verdict: 'not kept' };
    const detail = expected
      .map((article) =>
        difference(
          field,
          stored.find((item) => item.id === article.id),
          article,
          labels,
        ),
      )
      .find((found) => found !== undefined);
    if (detail === undefined) return { field, verdict: 'same' };
    return { field, verdict: reader.faults?.[field] ? 'its fault' : 'wrong', detail };
  });
}

type Normalise = (value: Stored[FieldName], labels: ReadonlyMap<string, string>) => string;

const asIs: Normalise = (value) => String(value ?? '');

const normalise: Readonly<Record<FieldName, Normalise>> = {
  id: asIs,
  title: asIs,
  moment: asIs,
  link: asIs,
  text: (value) => letters(String(value ?? '')),
  authors: (value) => JSON.stringify(value ?? []),
  tags: (value, labels) => {
    const slugs = new Map([...labels].map(([slug, label]) => [label, slug]));
    return ((value ?? []) as readonly string[]).map((tag) => slugs.get(tag) ?? tag).join(' ');
  },
};

function difference(
  field: FieldName,
  item: Stored | undefined,
  article: Expected,
  labels: ReadonlyMap<string, string>,
): string | undefined {
  if (!item) return `${article.id} is missing`;
  const [wanted, got] = [normalise[field](article[field], labels), normalise[field](item[field], labels)];
  if (wanted === got) return undefined;
  if (field === 'authors' && wanted === '[]' && got === JSON.stringify([article.inherited])) return undefined;
  return `${article.id}: ${excerpt(wanted, got)}`;
}

/** The place where two texts part, with a little of what stands before. */
function excerpt(wanted: string, got: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at++;
  const from = Math.max(0, at - 30);
  return `expected …${wanted.slice(from, at + 60)}…, got …${got.slice(from, at + 60)}…`;
}
