import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import { projectRoot } from '../../src/host/project.ts';
import { readLabels } from './expected.ts';
import { program, run } from './program.ts';

/** Where the sources of the W3C's feed validator lie (https://github.com/w3c/feedvalidator). */
const validator = process.env.FEEDVALIDATOR;

/** One remark of the validator. */
interface Remark {
  readonly event: string;
  readonly level: 'error' | 'warning';
  readonly line?: number;
  readonly element?: string;
  readonly value: string;
}

/** Addresses that are understood, and name another one as their own: the canonical form. */
const loose = ['/tags/syria/?until=2016', '/?tag=syria,egypt&tag=-iran'];

/** What may stand, and where. */
const allowed: Readonly<Record<string, (url: string) => boolean>> = {
  // Articles of one day share its noon.
  DuplicateUpdated: () => true,
  // There is one archive document only.
  ArchiveIncomplete: (url) => url.includes('/archive/'),
  SelfDoesntMatchLocation: (url) =>
    loose.some((form) => ['rss.xml', 'atom.xml'].some((file) => address(form, file) === url)),
};

/** Every form of a feed's address; `{tag}` stands for each tag of the vocabulary. */
const forms = [
  '/',
  '/tags/{tag}/',
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
  '/?tag=syria&until=2016',
  ...loose,
];

let home: string;
let running: Preview;
let report: Readonly<Record<string, readonly Remark[]>>;

const address = (form: string, file: string): string => {
  const [path, query] = form.split('?') as [string, string?];
  return `${running.origin}${path}${file}${query === undefined ? '' : `?${query}`}`;
};

/** The second page of a feed of which each page holds two articles. */
async function secondPage(file: string): Promise<string> {
  const text = await (await fetch(`${running.origin}/${file}?limit=2`)).text();
  const link = /rel="next"[^>]*href="([^"]+)"/.exec(text)?.[1];
  if (!link) throw new Error(`/${file}?limit=2 has no next page`);
  return link.replaceAll('&amp;', '&');
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-validator-'));
  const content = join(home, 'content');
  await cp(join(projectRoot, 'content'), content, { recursive: true });
  running = await preview({ content, out: join(home, 'out'), port: 0 });
  if (validator === undefined) return;
  const tags = [...(await readLabels(content)).keys()];
  const all = forms.flatMap((form) =>
    form.includes('{tag}') ? tags.map((tag) => form.replace('{tag}', tag)) : [form],
  );
  const urls = ['rss.xml', 'atom.xml'].flatMap((file) => all.map((form) => address(form, file)));
  const pages = await Promise.all(['rss.xml', 'atom.xml'].map(secondPage));
  report = JSON.parse(
    await run('python3', [program('validate.py'), validator, ...urls, ...pages], home),
  ) as typeof report;
});

afterAll(async () => {
  await running.stop();
  await rm(home, { recursive: true, force: true });
});

describe.runIf(validator !== undefined)('the W3C’s feed validator', () => {
  test('was asked about every form of address in both formats', () => {
    expect(Object.keys(report).length).toBeGreaterThanOrEqual(2 * forms.length);
  });

  test('finds nothing but what may stand', () => {
    const found = Object.entries(report).flatMap(([url, remarks]) =>
      remarks.filter(({ event }) => !allowed[event]?.(url)).map((remark) => ({ url, ...remark })),
    );
    expect(found).toEqual([]);
  });
});
