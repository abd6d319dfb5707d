import { documents as feedNames, formats } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { facetNames, facetPaths } from '../../edition/query.ts';
import { type Draft, textDraft } from '../answer.ts';
import { parameters } from '../parameters.ts';
import type { Service } from '../service.ts';
import { type Samples, samples } from './samples.ts';
import { type JsonObject, ref, responses, schemas } from './schemas.ts';

/** `/openapi.json`: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), with own examples. */
export function openapi({ edition }: Service, now: number): Draft {
  return textDraft('application/json', JSON.stringify(openapiOf(edition, now)));
}

/** The content of `/openapi.json`. */
export function openapiOf(edition: Edition, now: number) {
  const { title, description, digest } = edition.meta;
  const sample = samples(edition, now);
  const documented = parameters.flatMap(({ name, meaning, schema, example }) => {
    const style = schema.type === 'array' && { style: 'form', explode: true };
    const parameter = {
      name,
      in: 'query',
      description: meaning,
      schema,
      example: example?.(sample),
      ...style,
    };
    return example ? [[name, parameter] as const] : [];
  });
  return {
    openapi: '3.1.1',
    info: { title, description, version: digest },
    servers: [{ url: edition.url }],
    paths: { ...feedPaths(sample), ...articlePaths(sample), ...documentPaths },
    components: { parameters: Object.fromEntries(documented), responses, schemas },
  };
}

/** A path of the description, which takes GET only. */
interface PathItem {
  readonly get: { readonly summary: string } & JsonObject;
}

const versions = { rss: 'RSS 2.0', atom: 'Atom 1.0', json: 'JSON Feed 1.1' } as const;

const problem = ref('responses/problem');

function segment(name: string, example: string | undefined): JsonObject {
  return { name, in: 'path', required: true, schema: { type: 'string' }, example };
}

/** All forms of a feed's path. */
function feedPaths(sample: Samples): Readonly<Record<string, PathItem>> {
  const [year, month, day] = sample.day.split('-');
  const [yyyy, mm, dd] = [segment('yyyy', year), segment('mm', month), segment('dd', day)];
  const selections: readonly (readonly [path: string, segments: readonly JsonObject[], summary: string])[] = [
    ['', [], 'The newest articles'],
    ...facetNames.map((facet) => {
      const value = segment('value', sample.value(facet));
      return [`/${facetPaths[facet]}/{value}`, [value], `Articles of one ${facet}`] as const;
    }),
    ['/{yyyy}', [yyyy], 'Articles of a year'],
    ['/{yyyy}/{mm}', [yyyy, mm], 'Articles of a month'],
    ['/{yyyy}/{mm}/{dd}', [yyyy, mm, dd], 'Articles of a day'],
    ['/archive/{yyyy}/{mm}', [yyyy, mm], 'The archive of a month (RFC 5005)'],
  ];
  const documented = parameters.filter(({ example }) => example);
  const query = documented.map(({ name }) => ref(`parameters/${name}`));
  return Object.fromEntries(
    selections.flatMap(([path, segments, summary]) =>
      formats.map((format) => [
        `${path}/${feedNames[format]}`,
        {
          get: {
            summary: `${summary}, ${versions[format]}`,
            parameters: [...segments, ...(path.startsWith('/archive') ? [] : query)],
            responses: {
              200: ref(`responses/${format}`),
              304: ref('responses/notModified'),
              400: problem,
              404: problem,
              503: problem,
            },
          },
        },
      ]),
    ),
  );
}

/** A successful response, described as its operation. */
function found(summary: string, type: string, schema: JsonObject): JsonObject {
  return { description: summary, content: { [type]: { schema } } };
}

/** The forms of an article. */
function articlePaths({ slug }: Samples): Readonly<Record<string, PathItem>> {
  const text = { type: 'string' };
  const item = ref('schemas/item');
  const forms = [
    ['', 'text/html', text, 'An article, for people'],
    ['.md', 'text/markdown', text, 'An article as Markdown with front matter'],
    ['.json', 'application/json', item, 'An article as an item of JSON Feed 1.1'],
  ] as const;
  return Object.fromEntries(
    forms.map(([suffix, type, schema, summary]) => {
      const responses = { 200: found(summary, type, schema), 404: problem, 410: problem };
      return [
        `/articles/{slug}${suffix}`,
        { get: { summary, parameters: [segment('slug', slug)], responses } },
      ];
    }),
  );
}

const documents: readonly (readonly [path: string, type: string, summary: string, schema: JsonObject])[] = [
  [
    '/facets.json',
    'application/json',
    'Tags, authors, sources, languages, years and months, with counts and digests',
    ref('schemas/facets'),
  ],
  ['/opml.xml', 'text/x-opml', 'The feeds, for import into a reader', {}],
  ['/sitemap.xml', 'application/xml', 'The articles, for robots', {}],
  ['/health', 'application/json', 'Which edition answers', {}],
];

/** The documents at fixed paths. */
const documentPaths: Readonly<Record<string, PathItem>> = Object.fromEntries(
  documents.map(([path, type, summary, schema]) => [
    path,
    { get: { summary, responses: { 200: found(summary, type, schema) } } },
  ]),
);
