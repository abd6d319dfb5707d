import { facetNames, type Query } from '../../../edition/query.ts';
import type { Parameter } from '../../../edition/address.ts';
import type { Order } from './read.ts';

/** What stands in the form's fields. */
export interface Filled {
  values(field: string): readonly string[];
  /** What no field shows, and the form must not lose. */
  readonly kept: readonly Parameter[];
}

/** The fields as they were sent, where they could not be understood. */
export function asSent(search: URLSearchParams): Filled {
  return {
    values: (field) => search.getAll(field).flatMap((value) => value.trim() || []),
    kept: [],
  };
}

/** The fields that mean an order. Where a facet asks for several groups of alternatives, the further ones are kept as they are. */
export function asMeant({ query, format }: Order): Filled {
  const fields = new Map<string, readonly string[]>([
    ['since', query.since],
    ['until', query.until],
    ['q', [[...query.words.all, ...query.words.none.map((word) => `-${word}`)].join(' ')]],
    ['content', query.content === undefined ? [] : [query.content]],
    ['unique', query.unique ? ['1'] : []],
    ['order', [query.order]],
    ['format', [format ?? 'page']],
  ]);
  const kept = keptOf(query);
  for (const name of facetNames) {
    const { all, none } = query.facets[name];
    // Only tags have a field for what all must have; one author or source is an alternative without others.
    const sole = name === 'tag' ? all.filter((group) => group.length === 1) : [];
    const [any = [], ...further] = all.filter((group) => !sole.includes(group));
    fields.set(`${name}-all`, sole.flat());
    fields.set(`${name}-any`, any);
    fields.set(`${name}-not`, none);
    kept.push(...further.map((group): Parameter => [name, group.join(',')]));
  }
  return { values: (field) => fields.get(field) ?? [], kept };
}

function keptOf({ limit, changedSince }: Query): Parameter[] {
  return [
    ...(limit === undefined ? [] : [['limit', String(limit)] as Parameter]),
    ...(changedSince === undefined ? [] : [['changed-since', changedSince] as Parameter]),
  ];
}
