import type { Edition } from '../../../edition/edition.ts';
import { facetNames } from '../../../edition/query.ts';
import { formatMoment } from '../../../text/date.ts';
import { acceptedBounds } from '../../bound.ts';
import { samples } from './samples.ts';
import type { Json } from './schemas.ts';

function parameter(name: string, description: string, schema: Json, example: unknown): Json {
  return { name, in: 'query', description, schema, example };
}

/** The query parameters of feeds and pages, by name. */
export function parameters(edition: Edition, now: number): Json {
  const sample = samples(edition, now);
  const text = { type: 'string' };
  const several = { type: 'array', items: text };
  const facets = facetNames.map((facet) => [
    facet,
    {
      ...parameter(facet, 'Repeated: all of them; `a,b`: either; `-a`: not.', several, [sample.value(facet)]),
      style: 'form',
      explode: true,
    },
  ]);
  return {
    ...Object.fromEntries(facets),
    since: parameter('since', `Published since: ${acceptedBounds}.`, text, sample.month),
    until: parameter('until', `Published until: ${acceptedBounds}. A period counts whole.`, text, sample.day),
    'changed-since': parameter(
      'changed-since',
      `First seen or changed since: ${acceptedBounds}.`,
      text,
      formatMoment(edition.meta.lastChanged),
    ),
    order: parameter(
      'order',
      'By day, or by when the publication first had them.',
      { type: 'string', enum: ['published', 'added'] },
      'added',
    ),
    q: parameter('q', 'Words that title, summary or text contain; `-word`: not.', text, 'the -zebra'),
    limit: parameter('limit', 'At most so many.', { type: 'integer', minimum: 1, maximum: 100 }, 5),
    content: parameter(
      'content',
      'How much of each article.',
      { type: 'string', enum: ['full', 'summary'] },
      'summary',
    ),
    unique: parameter(
      'unique',
      'Of near-duplicates only the earliest.',
      { type: 'string', enum: ['1', '0'] },
      '1',
    ),
  };
}
