import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { type App, appOf } from '../laws/history.ts';
import { atomFaults } from '../worker/rules/atom.ts';
import { jsonFaults } from '../worker/rules/json.ts';
import { rssFaults } from '../worker/rules/rss.ts';
import { forms } from './forms.ts';

const origin = 'https://quay.example';
const now = Date.UTC(2024, 2, 10, 12) / 1000;

let app: App;

beforeAll(async () => {
  const content = await load(join(import.meta.dirname, 'content'), { now });
  app = appOf(compile(content, { origin }), () => now);
});

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
/** https://www.npmjs.com/package/jsonfeed-schema, which others wrote after the specification. */
const validate = ajv.compile(createRequire(import.meta.url)('jsonfeed-schema/v1.1') as object);

/** What an independent schema, and then our own rules, find. */
function jsonProblems(text: string): unknown[] {
  validate(JSON.parse(text));
  return [...(validate.errors ?? []), ...jsonFaults(text)];
}

const formats = [
  { file: 'rss.xml', faults: rssFaults },
  { file: 'atom.xml', faults: atomFaults },
  { file: 'feed.json', faults: jsonProblems },
];

describe.each(formats)('$file', ({ file, faults }) => {
  test.each(forms)('at %s is valid', async (form) => {
    const [path, query] = form.split('?');
    const address = `${path}${file}${query === undefined ? '' : `?${query}`}`;
    const response = await app.fetch(new Request(origin + address));
    expect(response.status).toBe(200);
    expect(faults(await response.text())).toEqual([]);
  });
});

test('the schema tells what is wrong', () => {
  expect(jsonProblems('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1}]}')).not.toEqual([]);
});
