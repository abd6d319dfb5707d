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
  readonly get: { readonly parameters?: readonly (Parameter | { readonly $ref: string })[] };
}

interface Description {
  readonly paths: Readonly<Record<string, Operation>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
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
