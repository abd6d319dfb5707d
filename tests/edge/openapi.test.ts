import { Validator } from '@seriousme/openapi-schema-validator';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { articleOf, siteOf, tag } from './site.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly example: unknown;
}

interface Operation {
  readonly get: {
    readonly operationId: string;
    readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
    readonly responses: Readonly<Record<string, object>>;
  };
}

interface Description {
  readonly paths: Readonly<Record<string, Operation>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, object>>;
    readonly schemas: Readonly<Record<string, { readonly required?: readonly string[] }>>;
  };
}

const author = { slug: 'ann', name: 'Ann' };
const source = { slug: 'north', label: 'North', name: 'North' };
const { ask } = siteOf([
  articleOf('river', { tags: [tag('alpha')], authors: [author], source }),
  articleOf('mountain'),
]);
const description = (await (await ask('/openapi.json')).json()) as Description;

test('the description is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate({ ...description });
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('every example in it is answered', async () => {
  const asked: string[] = [];
  for (const [template, { get }] of Object.entries(description.paths)) {
    const parameters = (get.parameters ?? []).map((p) =>
      '$ref' in p ? (description.components.parameters[p.$ref.split('/').at(-1) as string] as Parameter) : p,
    );
    const path = parameters
      .filter((p) => p.in === 'path')
      .reduce((filled, p) => filled.replace(`{${p.name}}`, String(p.example)), template);
    expect(path).not.toContain('{');
    asked.push(
      path,
      ...parameters
        .filter((p) => p.in === 'query')
        .map((p) => `${path}?${p.name}=${encodeURIComponent(String(p.example))}`),
    );
  }
  expect(asked.length).toBeGreaterThan(200);
  for (const path of asked) expect(`${path} ${(await ask(path)).status}`).toBe(`${path} 200`);
});

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addSchema({ ...description, $id: 'openapi' });

test.each([
  ['/feed.json', 'feed'],
  ['/feed.json?content=summary', 'feed'],
  ['/health', 'health'],
  ['/feed.json?changed-since=2017&limit=1', 'feed'],
  ['/archive/2017/12/feed.json', 'feed'],
  ['/articles/river.json', 'item'],
  ['/facets.json', 'facets'],
  ['/rss.xml?tag=alpa', 'problem'],
])('%s is a %s as the description says', async (path, schema) => {
  const validate = ajv.compile({ $ref: `openapi#/components/schemas/${schema}` });
  validate(await (await ask(path)).json());
  expect(validate.errors).toBeNull();
  expect(validate({})).toBe(false);
});

test('A6: each operation has an id of its own, which is a name in any language', () => {
  const ids = Object.values(description.paths).map(({ get }) => get.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z][A-Za-z]*$/.test(id))).toEqual([]);
  expect(ids).toEqual(expect.arrayContaining(['newestJson', 'tagRss', 'archivePartAtom', 'articleJson']));
});

/** The media types that the description states for a status of a path. */
function typesOf(path: string, status: number): string[] {
  const stated = description.paths[path]?.get.responses[status] as { $ref?: string; content?: object };
  const named = stated?.$ref?.split('/').at(-1);
  const { content = {} } = named === undefined ? stated : (description.components.responses[named] as typeof stated);
  return Object.keys(content);
}

test.each([
  ['/feed.json', '/feed.json?limit=0', 400],
  ['/tags/{value}/rss.xml', '/tags/none/rss.xml', 404],
  ['/articles/{slug}', '/articles/none', 404],
  ['/articles/{slug}.md', '/articles/none.md', 404],
  ['/articles/{slug}.json', '/articles/none.json', 404],
  ['/feed.json', `/feed.json?q=${'x'.repeat(9000)}`, 414],
  ['/facets.json', `/facets.json?x=${'x'.repeat(9000)}`, 414],
  ['/archive/{yyyy}/{mm}/{part}/rss.xml', '/archive/2017/12/x/rss.xml', 404],
  ['/articles/{slug}', `/articles/${'x'.repeat(9000)}`, 414],
] as const)('A6: the description of %s states what %s is answered with', async (path, asked, status) => {
  const answer = await ask(asked);
  expect(answer.status).toBe(status);
  const [type] = (answer.headers.get('Content-Type') ?? '').split(';');
  expect(typesOf(path, status)).toEqual([type]);
});

test('A6: every member that answers always have is required', async () => {
  const { items, ...feed } = (await (await ask('/feed.json?limit=2')).json()) as {
    readonly items: readonly object[];
  };
  const always = items.reduce<string[]>(
    (names, one) => names.filter((name) => name in one),
    Object.keys(items[0] as object),
  );
  const { schemas } = description.components;
  const optional = new Set(['content_html', '_dateline', 'title']);
  expect(always.filter((name) => !optional.has(name)).sort()).toEqual([...(schemas.item?.required ?? [])].sort());
  const required = schemas.feed?.required ?? [];
  expect(Object.keys(feed).filter((name) => !required.includes(name))).toEqual([]);
});

test('A6: a schema that several places use stands in the description once', () => {
  const text = JSON.stringify(description.components.schemas);
  expect(text.match(/"Changes when the first page of its feeds does\."/g)).toHaveLength(2);
});
