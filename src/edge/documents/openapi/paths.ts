import { documents as feedDocuments } from '../../../edition/address.ts';
import type { Edition } from '../../../edition/edition.ts';
import type { Format } from '../../../edition/fragment.ts';
import { facetNames, facetPaths } from '../../../edition/query.ts';
import { parameters } from './parameters.ts';
import { samples } from './samples.ts';
import type { Json } from './schemas.ts';

function segment(name: string, example: string | undefined): Json {
  return { name, in: 'path', required: true, schema: { type: 'string' }, example };
}

/** Every form of a feed's address. */
export function feedPaths(edition: Edition, now: number): Json {
  const sample = samples(edition, now);
  const [year, month, day] = sample.day.split('-');
  const yyyy = segment('yyyy', year);
  const mm = segment('mm', month);
  const dd = segment('dd', day);
  const selections: readonly [path: string, parameters: readonly Json[], summary: string][] = [
    ['', [], 'The newest articles'],
    ...facetNames.map((facet): [string, Json[], string] => [
      `/${facetPaths[facet]}/{value}`,
      [segment('value', sample.value(facet))],
      `Articles of one ${facet}`,
    ]),
    ['/{yyyy}', [yyyy], 'Articles of a year'],
    ['/{yyyy}/{mm}', [yyyy, mm], 'Articles of a month'],
    ['/{yyyy}/{mm}/{dd}', [yyyy, mm, dd], 'Articles of a day'],
    ['/archive/{yyyy}/{mm}', [yyyy, mm], 'The archive of a month (RFC 5005)'],
  ];
  const query = Object.keys(parameters(edition, now)).map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  return Object.fromEntries(
    selections.flatMap(([path, own, summary]) =>
      (Object.keys(feedDocuments) as Format[]).map((format) => [
        `${path}/${feedDocuments[format]}`,
        {
          get: {
            summary: `${summary}, ${format === 'json' ? 'JSON Feed 1.1' : format === 'atom' ? 'Atom 1.0' : 'RSS 2.0'}`,
            parameters: [...own, ...(path.startsWith('/archive') ? [] : query)],
            responses: {
              200: { $ref: `#/components/responses/${format}` },
              304: { $ref: '#/components/responses/notModified' },
              400: { $ref: '#/components/responses/problem' },
              404: { $ref: '#/components/responses/problem' },
              503: { $ref: '#/components/responses/problem' },
            },
          },
        },
      ]),
    ),
  );
}

/** The forms of an article. */
export function articlePaths(edition: Edition, now: number): Json {
  const { slug } = samples(edition, now);
  const parameter = { name: 'slug', in: 'path', required: true, schema: { type: 'string' }, example: slug };
  const forms: readonly [string, string, string][] = [
    ['', 'text/html', 'An article, for people'],
    ['.md', 'text/markdown', 'An article as Markdown with front matter'],
    ['.json', 'application/json', 'An article as an item of JSON Feed 1.1'],
  ];
  return Object.fromEntries(
    forms.map(([ending, type, summary]) => [
      `/articles/{slug}${ending}`,
      {
        get: {
          summary,
          parameters: [parameter],
          responses: {
            200: {
              description: summary,
              content: {
                [type]: {
                  schema: ending === '.json' ? { $ref: '#/components/schemas/item' } : { type: 'string' },
                },
              },
            },
            404: { $ref: '#/components/responses/problem' },
            410: { $ref: '#/components/responses/problem' },
          },
        },
      },
    ]),
  );
}

/** What stands at one address. */
export const documentPaths: Json = Object.fromEntries(
  [
    [
      '/facets.json',
      'application/json',
      'Tags, authors, sources, languages, years and months, with counts and digests',
      { $ref: '#/components/schemas/facets' },
    ],
    ['/opml.xml', 'text/x-opml', 'The feeds, for import into a reader'],
    ['/sitemap.xml', 'application/xml', 'The articles, for robots'],
    ['/health', 'application/json', 'Which edition answers'],
  ].map(([path, type, summary, schema = {}]) => [
    path,
    {
      get: {
        summary,
        responses: { 200: { description: summary, content: { [type as string]: { schema } } } },
      },
    },
  ]),
);
