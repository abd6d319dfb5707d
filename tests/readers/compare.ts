import { type Expected, letters } from './expected.ts';
import { type FieldName, fields, type Reader, type Stored } from './reader.ts';

/** How a field of a reader's items stands to the articles: the same, not kept by it, its own fault for a known reason, or wrong. */
export type Verdict = 'same' | 'not kept' | 'its fault' | 'wrong';

export interface Finding {
  readonly field: FieldName;
  readonly verdict: Verdict;
  /** For each article that differs for no known reason, what was expected and what was there. */
  readonly details: readonly string[];
  /** The articles that differ for a known reason, each with the reason. */
  readonly reasons: readonly string[];
}

/** Compares what a reader stored with the articles, field by field. */
export function compareItems(
  reader: Reader,
  stored: readonly Stored[],
  expected: readonly Expected[],
  labels: ReadonlyMap<string, string>,
): Finding[] {
  return fields.map((field): Finding => {
    if (stored.length > 0 && stored.every((item) => item[field] === undefined))
      return { field, verdict: 'not kept', details: [], reasons: [] };
    const details: string[] = [];
    const reasons: string[] = [];
    for (const article of expected) {
      const found = difference(
        field,
        stored.find((item) => item.id === article.id),
        article,
        labels,
      );
      const reason = reader.faults?.[`${article.slug} ${field}`];
      if (found === undefined) continue;
      if (reason === undefined) details.push(found);
      else reasons.push(`${article.slug}: ${reason}`);
    }
    const verdict = details.length > 0 ? 'wrong' : reasons.length > 0 ? 'its fault' : 'same';
    return { field, verdict, details, reasons };
  });
}

type Normalise = (value: Stored[FieldName], labels: ReadonlyMap<string, string>) => string;

const asIs: Normalise = (value) => String(value ?? '');

const normalise: Readonly<Record<FieldName, Normalise>> = {
  id: asIs,
  // A title is one line: runs of white space are one space.
  title: (value) => asIs(value, new Map()).replace(/\s+/g, ' '),
  moment: asIs,
  link: asIs,
  text: (value) => letters(String(value ?? '')),
  authors: (value) => JSON.stringify(value ?? []),
  tags: (value, labels) => {
    const slugs = new Map([...labels].map(([slug, label]) => [label, slug]));
    // In JSON Feed some characters are full-width.
    return ((value ?? []) as readonly string[])
      .map((tag) => tag.replace(/[＆＜＞]/g, (c) => c.normalize('NFKC')))
      .map((tag) => slugs.get(tag) ?? tag)
      .join(' ');
  },
};

function difference(
  field: FieldName,
  item: Stored | undefined,
  article: Expected,
  labels: ReadonlyMap<string, string>,
): string | undefined {
  if (!item) return `${article.slug} is missing`;
  const [wanted, got] = [normalise[field](article[field], labels), normalise[field](item[field], labels)];
  if (wanted === got) return undefined;
  if ((field === 'title' || field === 'moment') && article[field] === undefined) return undefined;
  if (field === 'authors' && wanted === '[]' && got === JSON.stringify([article.inherited])) return undefined;
  return `${article.slug}: ${excerpt(wanted, got)}`;
}

/** The place where two texts part, with a little of what stands before. */
function excerpt(wanted: string, got: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at++;
  const from = Math.max(0, at - 30);
  return `expected …${wanted.slice(from, at + 60)}…, got …${got.slice(from, at + 60)}…`;
}
