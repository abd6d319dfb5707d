import type { Edition } from '../../../edition/edition.ts';
import { facetNames } from '../../../edition/query.ts';
import { formatMoment } from '../../../text/date.ts';
import { acceptedBounds } from '../../bound.ts';
import { samples } from './samples.ts';
import type { Json } from './schemas.ts';

/** The query parameters of feeds and pages, by name. */
export function parameters(edition: Edition, now: number): Json {
  const sample = samples(edition, now);
  const of = (name: string, description: string, schema: Json, example: unknown): Json => ({
    name,
    in: 'query',
    description,
    schema,
    example,
  });
  const text = { type: 'string' };
  const several = { type: 'array', items: text };
  const facets = facetNames.map((facet) => [
    facet,
    {
      ...of(facet, 'Repeated: all of them; `a,b`: either; `-a`: not.', several, [sample.value(facet)]),
      style: 'form',
      explode: true,
    },
  ]);
  return {
    ...Object.fromEntries(facets),
    since: of('since', `Published since: ${acceptedBounds}.`, text, sample.month),
    until: of('until', `Published until: ${acceptedBounds}. A period counts whole.`, text, sample.day),
    'changed-since': of(
      'changed-since',
      `First seen or changed since: ${acceptedBounds}.`,
      text,
      formatMoment(edition.meta.lastChanged),
    ),
    order: of(
      'order',
      'By day, or by when the publication first had them.',
      { type: 'string', enum: ['published', 'added'] },
      'added',
    ),
    q: of('q', 'Words that title, summary or text contain; `-word`: not.', text, 'the -zebra'),
    limit: of('limit', 'At most so many.', { type: 'integer', minimum: 1, maximum: 100 }, 5),
    content: of(
      'content',
      'How much of each article.',
      { type: 'string', enum: ['full', 'summary'] },
      'summary',
    ),
    unique: of('unique', 'Of near-duplicates only the earliest.', { type: 'string', enum: ['1', '0'] }, '1'),
  };
}
