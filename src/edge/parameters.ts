import { type FacetName, facetNames } from '../edition/query.ts';
import { acceptedBounds } from './bound.ts';
import type { JsonObject } from './documents/schemas.ts';
import type { Samples } from './documents/samples.ts';

export type ParameterName =
  | FacetName
  | 'since'
  | 'until'
  | 'changed-since'
  | 'order'
  | 'q'
  | 'limit'
  | 'content'
  | 'unique'
  | 'before';

/** A query parameter of feeds and pages. */
interface QueryParameter {
  readonly name: ParameterName;
  /** Its description in `/openapi.json` and on `/api`, with code between backticks. */
  readonly meaning: string;
  /** The accepted values as JSON Schema; an array for a parameter that is documented as repeatable. */
  readonly schema: JsonObject;
  /** A value that occurs in the publication. */
  readonly example: (samples: Samples) => unknown;
  /** Other names, in lower case, by which people ask for it; each is answered with 400 and the right name. */
  readonly mistakes: readonly string[];
  /** An explanation for those who used another name. */
  readonly note?: string;
}

/** The least and the most articles of a feed. */
export const limitRange = { minimum: 1, maximum: 100 } as const;

/** The values of parameters that accept nothing else. */
export const choices = {
  order: ['published', 'added'],
  content: ['full', 'summary'],
  unique: ['1', '0'],
} as const;

const mistakenFacets: Readonly<Record<FacetName, readonly string[]>> = {
  tag: ['tags', 'category', 'categories'],
  author: ['authors'],
  source: ['sources'],
  language: ['lang', 'languages'],
};

const text = { type: 'string' };

/** All query parameters, for the grammar, likely mistakes, OpenAPI and the `/api` page. */
export const parameters: readonly QueryParameter[] = [
  ...facetNames.map((name) => ({
    name,
    meaning: 'Repeated: with all of the values; `a,b`: with either; `-a`: without.',
    schema: { type: 'array', items: text },
    example: (samples: Samples) => [samples.value(name)],
    mistakes: mistakenFacets[name],
  })),
  {
    name: 'since',
    meaning: `Published since: ${acceptedBounds}.`,
    schema: text,
    example: ({ month }) => month,
    mistakes: ['from', 'after', 'start', 'date', 'year', 'month', 'day'],
    note: 'with “until” it names a period',
  },
  {
    name: 'until',
    meaning: `Published until: ${acceptedBounds}. A period counts whole.`,
    schema: text,
    example: ({ day }) => day,
    mistakes: ['to', 'end'],
  },
  {
    name: 'changed-since',
    meaning: `First seen or changed since: ${acceptedBounds}.`,
    schema: text,
    example: ({ lastChanged }) => lastChanged,
    mistakes: ['changed_since', 'changedsince', 'updated-since', 'modified-since'],
  },
  {
    name: 'order',
    meaning: 'Newest first by date of publication, or by when the publication first had the article.',
    schema: { ...text, enum: choices.order },
    example: () => 'added',
    mistakes: ['sort'],
  },
  {
    name: 'q',
    meaning: 'Words that title, summary or text contain; `-word`: a word that they do not contain.',
    schema: text,
    example: () => 'the -zebra',
    mistakes: ['search', 'query'],
  },
  {
    name: 'limit',
    meaning: 'The most articles in one answer.',
    schema: { type: 'integer', ...limitRange },
    example: () => 5,
    mistakes: ['count', 'per_page', 'per-page', 'pagesize'],
  },
  {
    name: 'content',
    meaning: 'How much of each article the feed has.',
    schema: { ...text, enum: choices.content },
    example: () => 'summary',
    mistakes: [],
  },
  {
    name: 'unique',
    meaning: '`1`: only the earliest of near-duplicates.',
    schema: { ...text, enum: choices.unique },
    example: () => '1',
    mistakes: [],
  },
  {
    name: 'before',
    meaning: 'A cursor from a “next” link, unchanged.',
    schema: text,
    example: ({ cursor }) => cursor,
    mistakes: ['cursor', 'page', 'paged', 'offset', 'skip'],
    note: 'it takes a cursor from a feed’s “next” link',
  },
];

const byName = new Map(
  parameters.flatMap((parameter) => [parameter.name, ...parameter.mistakes].map((name) => [name, parameter])),
);

/** The parameter that a name means: its own name, that in upper case, or a likely mistake. */
export function parameterMeant(name: string): QueryParameter | undefined {
  return byName.get(name.toLowerCase());
}

/** Whether a parameter has exactly this name. */
export function isParameter(name: string): name is ParameterName {
  return parameterMeant(name)?.name === name;
}
