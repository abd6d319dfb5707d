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
  /** Other names by which people ask for it, as `lettersOf` gives them; each is answered with 400 and the right name. */
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
  tag: ['tags', 'category', 'categories', 'cat', 'topic', 'topics'],
  author: ['authors'],
  source: ['sources'],
  language: ['lang', 'languages', 'locale'],
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
    mistakes: 'from after start date year month day startdate fromdate datefrom newerthan'.split(' '),
    note: 'with “until” it names a period',
  },
  {
    name: 'until',
    meaning: `Published until: ${acceptedBounds}. A period counts whole.`,
    schema: text,
    example: ({ day }) => day,
    mistakes: ['to', 'end', 'enddate', 'todate', 'dateto', 'olderthan'],
  },
  {
    name: 'changed-since',
    meaning: `First seen or changed since: ${acceptedBounds}.`,
    schema: text,
    example: ({ lastChanged }) => lastChanged,
    mistakes: ['updatedsince', 'modifiedsince', 'changedafter', 'updatedafter', 'modifiedafter'],
  },
  {
    name: 'order',
    meaning: 'Newest first by date of publication, or by when the publication first had the article.',
    schema: { ...text, enum: choices.order },
    example: () => 'added',
    mistakes: ['sort', 'sortby', 'orderby'],
  },
  {
    name: 'q',
    meaning: 'Words that title, summary or text contain; `-word`: a word that they do not contain.',
    schema: text,
    example: () => 'the -zebra',
    mistakes: ['search', 'query', 'keyword', 'keywords', 'words'],
  },
  {
    name: 'limit',
    meaning: 'The most articles in one answer.',
    schema: { type: 'integer', ...limitRange },
    example: () => 5,
    mistakes: ['count', 'perpage', 'pagesize', 'size', 'max', 'maxresults', 'maxitems'],
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
    mistakes: 'cursor page paged pagenumber pageno pagenum pageindex pg offset skip startindex pagetoken'.split(' '),
    note: 'it takes a cursor from a feed’s “next” link',
  },
];

/** A parameter's name without case, hyphens, underscores and brackets: `per_page`, `perPage`, `tag[]`. */
const lettersOf = (name: string): string => name.toLowerCase().replace(/[-_[\]]/g, '');

const byLetters = new Map(
  parameters.flatMap((parameter) =>
    [lettersOf(parameter.name), ...parameter.mistakes].map((letters) => [letters, parameter]),
  ),
);

/** The parameter that a name means: its own name, another spelling of it, or a likely mistake. */
export function parameterMeant(name: string): QueryParameter | undefined {
  return byLetters.get(lettersOf(name));
}

/** Whether a parameter has exactly this name. */
export function isParameter(name: string): name is ParameterName {
  return parameterMeant(name)?.name === name;
}
