import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServedWorker } from '../../src/host/serve.ts';
import { addressOf, belowPath, editions } from './editions.ts';
import { atomFaults } from './rules/atom.ts';
import { jsonFaults } from './rules/json.ts';
import { rssFaults } from './rules/rss.ts';
import { startWorker } from './start.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
/** https://www.npmjs.com/package/jsonfeed-schema, which others wrote after the specification. */
const validate = ajv.compile(createRequire(import.meta.url)('jsonfeed-schema/v1.1') as object);

/** What an independent schema, and then our own rules, find. */
function jsonProblems(text: string): readonly unknown[] {
  validate(JSON.parse(text));
  return [...(validate.errors ?? []), ...jsonFaults(text)];
}

const formats = [
  { file: 'rss.xml', faults: rssFaults, next: /rel="next"[^>]*href="([^"]+)"/ },
  { file: 'atom.xml', faults: atomFaults, next: /rel="next"[^>]*href="([^"]+)"/ },
  { file: 'feed.json', faults: jsonProblems, next: /"next_url":"([^"]+)"/ },
];

describe.each([...editions, belowPath])('of $edition,', ({ source, forms }) => {
  let worker: ServedWorker;

  beforeAll(async () => {
    // By then the ledger has seen everything that is not to come yet.
    worker = await startWorker(source, { now: Date.UTC(2024, 2, 10, 12) / 1000 });
  });

  afterAll(() => worker.stop());

  const read = async (path: string): Promise<string> => {
    const answer = await worker.fetch(path);
    expect(answer.status, path).toBe(200);
    return answer.text();
  };

  describe.each(formats)('$file', ({ file, faults, next }) => {
    test.each(forms)('at %s is valid', async (form) => {
      expect(faults(await read(addressOf(form, file)))).toEqual([]);
    });

    test('is valid on its second page', async () => {
      const link =
        next.exec(await read(`${addressOf(forms[0] as string, file)}?limit=2`))?.[1]?.replaceAll('&amp;', '&') ?? '';
      const { pathname, search } = new URL(link);
      expect(faults(await read(pathname + search))).toEqual([]);
    });
  });
});

test('the schema tells what is wrong', () => {
  expect(jsonProblems('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1}]}')).not.toEqual([]);
});
