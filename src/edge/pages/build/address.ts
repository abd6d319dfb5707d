import { parametersOf } from '../../../edition/address.ts';
import type { Query } from '../../../edition/query.ts';

/** The address of the feed builder, filled in with a query. */
export function builderAddress(query: Query): string {
  const parameters = parametersOf(query);
  if (query.content !== undefined) parameters.push(['content', query.content]);
  if (query.limit !== undefined) parameters.push(['limit', String(query.limit)]);
  if (parameters.length === 0) return '/build';
  return `/build?${new URLSearchParams([...parameters, ['show', '1']])}`;
}
