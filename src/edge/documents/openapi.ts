import { documents as feedNames, formats } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { facetNames, facetPaths } from '../../edition/query.ts';
import { type Draft, textDraft } from '../answer.ts';
import { parameters } from '../parameters.ts';
import type { Service } from '../service.ts';
import { markdownPath } from './markdown.ts';
import { type Samples, samples } from './samples.ts';
import { type JsonObject, ref, response, responses, schemas } from './schemas.ts';

/** `/openapi.json`: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), with own examples. */
export function openapi({ edition }: Service, now: number): Draft {
  return textDraft('application/json', JSON.stringify(openapiOf(edition, now)));
}

/** The content of `/openapi.json`. */
export function openapiOf(edition: Edition, now: number) {
  const { title, description, digest } = edition.meta;
  const sample = samples(edition, now);
  const documented = parameters.map(({ name, meaning, schema, example }) => {
    const style = schema.type === 'array' && { style: 'form', explode: true };
    const parameter = { name, in: 'query', description: meaning, schema, example: example(sample), ...style };
    return [name, parameter] as const;
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
  readonly get: { readonly operationId: string; readonly summary: string } & JsonObject;
}

type Paths = Readonly<Record<string, PathItem>>;

const versions = { rss: 'RSS 2.0', atom: 'Atom 1.0', json: 'JSON Feed 1.1' } as const;

const problem = ref('responses/problem');

/** The responses of every operation besides 200. */
const always = { 304: ref('responses/notModified'), 414: problem, 503: problem };

function segment(name: string, example: string | undefined): JsonObject {
  return { name, in: 'path', required: true, schema: { type: 'string' }, example };
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** All forms of a feed's path. */
function feedPaths(sample: Samples): Paths {
  const [year, month, day] = sample.day.split('-');
  const [yyyy, mm, dd] = [segment('yyyy', year), segment('mm', month), segment('dd', day)];
  const part = segment('part', sample.cursor);
  type Row = readonly [name: string, path: string, segments: readonly JsonObject[], summary: string];
  const selections: readonly Row[] = [
    ['newest', '', [], 'The newest articles'],
    ...facetNames.map((facet): Row => {
      const value = segment('value', sample.value(facet));
      return [facet, `/${facetPaths[facet]}/{value}`, [value], `Articles of one ${facet}`];
    }),
    ['year', '/{yyyy}', [yyyy], 'Articles of a year'],
    ['month', '/{yyyy}/{mm}', [yyyy, mm], 'Articles of a month'],
    ['day', '/{yyyy}/{mm}/{dd}', [yyyy, mm, dd], 'Articles of a day'],
    ['archive', '/archive/{yyyy}/{mm}', [yyyy, mm], 'The archive of a month (RFC 5005)'],
    ['archivePart', '/archive/{yyyy}/{mm}/{part}', [yyyy, mm, part], 'A further part of a long month’s archive'],
  ];
  const query = parameters.map(({ name }) => ref(`parameters/${name}`));
  const pages = selections
    .filter(([, path]) => !path.startsWith('/archive'))
    .map(([name, path, segments, summary]): [string, PathItem] => {
      const found = response(`${summary}, as Markdown`, 'text/markdown', { type: 'string' });
      const operation = {
        operationId: `${name}Markdown`,
        summary: `${summary}, as Markdown`,
        parameters: [...segments, ...query],
        responses: { 200: found, 400: problem, 404: problem, ...always },
      };
      return [markdownPath(path || '/'), { get: operation }];
    });
  const feeds = selections.flatMap(([name, path, segments, summary]) =>
    formats.map((format): [string, PathItem] => {
      const operation = {
        operationId: name + capitalised(format),
        summary: `${summary}, ${versions[format]}`,
        parameters: [...segments, ...(path.startsWith('/archive') ? [] : query)],
        responses: { 200: ref(`responses/${format}`), 400: problem, 404: problem, ...always },
      };
      return [`${path}/${feedNames[format]}`, { get: operation }];
    }),
  );
  return Object.fromEntries([...feeds, ...pages]);
}

/** The forms of an article. */
function articlePaths({ slug }: Samples): Paths {
  const text = { type: 'string' };
  const page = ref('responses/problemPage');
  const forms = [
    ['article', '', 'text/html', text, page, 'An article, for people'],
    ['articleMarkdown', '.md', 'text/markdown', text, problem, 'An article as Markdown with front matter'],
    [
      'articleJson',
      '.json',
      'application/json',
      ref('schemas/item'),
      problem,
      'An article as an item of JSON Feed 1.1',
    ],
  ] as const;
  return Object.fromEntries(
    forms.map(([operationId, suffix, type, schema, failed, summary]) => {
      const found = { 200: response(summary, type, schema), 404: failed, 410: failed };
      const get = {
        operationId,
        summary,
        parameters: [segment('slug', slug)],
        responses: { ...found, ...always, 503: failed },
      };
      return [`/articles/{slug}${suffix}`, { get }];
    }),
  );
}

type DocumentRow = readonly [name: string, path: string, type: string, schema: JsonObject, summary: string];

const documents: readonly DocumentRow[] = [
  [
    'facets',
    '/facets.json',
    'application/json',
    ref('schemas/facets'),
    'Tags, authors, sources, languages, years and months, with counts and digests',
  ],
  ['opml', '/opml.xml', 'text/x-opml', { type: 'string' }, 'The feeds, for import into a reader'],
  ['sitemap', '/sitemap.xml', 'application/xml', { type: 'string' }, 'The articles, for robots'],
  ['llms', '/llms.txt', 'text/plain', { type: 'string' }, 'What there is to read, for programs that read for people'],
  ['health', '/health', 'application/json', ref('schemas/health'), 'Which edition answers'],
];

/** The documents at fixed paths. */
const documentPaths: Paths = Object.fromEntries(
  documents.map(([operationId, path, type, schema, summary]) => [
    path,
    { get: { operationId, summary, responses: { 200: response(summary, type, schema), ...always } } },
  ]),
);
