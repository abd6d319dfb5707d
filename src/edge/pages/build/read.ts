import type { Format } from '../../../edition/fragment.ts';
import type { Edition } from '../../../edition/edition.ts';
import { facetNames, type Query } from '../../../edition/query.ts';
import { badParameter } from '../../problem.ts';
import { parseQuery } from '../../query.ts';
import { formats } from '../feeds.ts';

/** What a filled-in form asks for: a selection, and its page or a feed of it. */
export interface Order {
  readonly query: Query;
  readonly format: Format | undefined;
}

/** The form's own fields for a facet. What `tag=` and the like mean in addresses, they mean here too. */
const fields = ['all', 'any', 'not'] as const;

/** Whether anything is asked for that has to be shown on the builder's page. */
export function isShown(search: URLSearchParams): boolean {
  return search.size === 0 || search.get('show') === '1';
}

/** Reads the form. Throws QueryError as feeds do. */
export function readOrder(edition: Edition, search: URLSearchParams, now: number): Order {
  const format = readFormat(search.get('format') || 'page');
  return { query: parseQuery(edition, { by: 'everything' }, asAddressed(search), now), format };
}

function readFormat(written: string): Format | undefined {
  if (written === 'page') return undefined;
  const format = formats.find((name) => name === written);
  if (format === undefined)
    throw badParameter('format', `“${written}” is no format.`, `page, ${formats.join(', ')}`);
  return format;
}

/** The form's fields as the parameters that addresses have: `tag-all=a,b` as `tag=a&tag=b`, `tag-not=a` as `tag=-a`. */
function asAddressed(search: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(search);
  parameters.delete('format');
  parameters.delete('show');
  for (const name of facetNames) {
    const [all, any, not] = fields.map((field) => split(parameters.getAll(`${name}-${field}`))) as [
      string[],
      string[],
      string[],
    ];
    for (const value of all) parameters.append(name, value);
    if (any.length > 0) parameters.append(name, any.join(','));
    if (not.length > 0) parameters.append(name, not.map((value) => `-${value}`).join(','));
    for (const field of fields) parameters.delete(`${name}-${field}`);
  }
  return parameters;
}

function split(written: readonly string[]): string[] {
  return written.flatMap((text) => text.split(',')).flatMap((value) => value.trim() || []);
}
