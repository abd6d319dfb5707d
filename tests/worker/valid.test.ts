import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/host/project.ts';
import type { Served } from '../../src/host/serve.ts';
import { tortureFiles } from '../readers/torture.ts';
import { atomFaults } from './rules/atom.ts';
import { jsonFaults } from './rules/json.ts';
import { rssFaults } from './rules/rss.ts';
import { startWorker } from './start.ts';

/** Every form of a feed's address, without its file. */
const captureForms = [
  '/',
  '/tags/syria/',
  '/tags/iraq/',
  '/authors/arti-bali/',
  '/languages/en/',
  '/2017/',
  '/2017/12/',
  '/2017/12/11/',
  '/archive/2017/11/',
  '/archive/2017/12/',
  '/?limit=2',
  '/?content=summary',
  '/?order=added',
  '/?q=putin',
  '/?tag=-iran&tag=egypt,syria',
  '/?since=2017-12&until=2018',
  '/?unique=1',
  '/tags/syria/?until=2016',
];

const tortureForms = [
  '/',
  '/?content=summary',
  '/?order=added',
  '/?unique=1',
  '/?q=渡轮',
  '/tags/tag-007/',
  '/tags/quoted/',
  '/languages/en/',
  '/1969/',
  '/2000/02/29/',
  '/archive/2019/05/',
];

const editions = [
  { edition: 'the captures', source: join(projectRoot, 'content'), forms: captureForms },
  { edition: 'the torture edition', source: tortureFiles, forms: tortureForms },
];

const formats = [
  { file: 'rss.xml', faults: rssFaults, next: /rel="next"[^>]*href="([^"]+)"/ },
  { file: 'atom.xml', faults: atomFaults, next: /rel="next"[^>]*href="([^"]+)"/ },
  { file: 'feed.json', faults: jsonFaults, next: /"next_url":"([^"]+)"/ },
];

describe.each(editions)('of $edition,', ({ source, forms }) => {
  let worker: Served;

  beforeAll(async () => {
    worker = await startWorker(source);
  });

  afterAll(() => worker.stop());

  const read = async (path: string): Promise<string> => {
    const answer = await worker.fetch(path);
    expect(answer.status, path).toBe(200);
    return answer.text();
  };

  describe.each(formats)('$file', ({ file, faults, next }) => {
    test.each(forms)('at %s is valid', async (form) => {
      const [path, query] = form.split('?');
      expect(faults(await read(`${path}${file}${query === undefined ? '' : `?${query}`}`))).toEqual([]);
    });

    test('is valid on its second page', async () => {
      const link = next.exec(await read(`/${file}?limit=2`))?.[1]?.replaceAll('&amp;', '&') ?? '';
      const { pathname, search } = new URL(link);
      expect(faults(await read(pathname + search))).toEqual([]);
    });
  });
});
