import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forms as goldenForms } from '../golden/forms.ts';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import { projectRoot } from '../../src/host/project.ts';
import { writeFiles } from '../worker/start.ts';
import { readLabels } from './expected.ts';
import { program, run } from './program.ts';
import { tortureFiles } from './torture.ts';

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

/** Every form of a feed's address, without its file; `{tag}` stands for each tag of the vocabulary. */
const editions = [
  {
    edition: 'the captures',
    lay: (content: string) => cp(join(projectRoot, 'content'), content, { recursive: true }),
    forms: [
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
    ],
  },
  {
    edition: 'the torture edition',
    lay: (content: string) => writeFiles(content, tortureFiles),
    forms: [
      '/',
      '/?content=summary',
      '/tags/{tag}/',
      '/tags/tag-007/',
      '/1969/',
      '/2000/02/29/',
      '/archive/2019/05/',
      '/?limit=2',
    ],
  },
  {
    edition: 'the golden publication',
    lay: (content: string) => cp(join(projectRoot, 'tests/golden/content'), content, { recursive: true }),
    forms: goldenForms,
  },
];

/** What may stand, and where. */
const allowed: Readonly<Record<string, (remark: Remark, path: string) => boolean>> = {
  // Articles of one day share its noon.
  DuplicateUpdated: () => true,
  // There is one archive document only.
  ArchiveIncomplete: (_, path) => path.startsWith('/archive/'),
  SelfDoesntMatchLocation: (_, path) =>
    loose.some((form) => files.some((file) => pathOf(form, file) === path)),
  // Days before 1990.
  ImplausibleDate: ({ value }) => value.includes('1969'),
  // A title that speaks of markup, in RSS and in Atom.
  ContainsHTML: ({ element }) => element === 'title',
  ContainsUndeclaredHTML: ({ element }) => element === 'title',
  // What directories of podcasts want to know, which nobody told it of the torture edition.
  MissingItunesElement: ({ value }) => value === '',
  MissingItunesEmail: () => true,
};

const files = ['rss.xml', 'atom.xml'];

function pathOf(form: string, file: string): string {
  const [path, query] = form.split('?');
  return `${path}${file}${query === undefined ? '' : `?${query}`}`;
}

/** The second page of a feed of which each page holds two articles. */
async function secondPage(origin: string, file: string): Promise<string> {
  const text = await (await fetch(`${origin}/${file}?limit=2`)).text();
  const link = /rel="next"[^>]*href="([^"]+)"/.exec(text)?.[1];
  if (!link) throw new Error(`/${file}?limit=2 has no next page`);
  return link.replaceAll('&amp;', '&');
}

describe.runIf(validator !== undefined).each(editions)(
  'the W3C’s feed validator, on $edition,',
  ({ lay, forms }) => {
    let home: string;
    let running: Preview;
    let report: Readonly<Record<string, readonly Remark[]>>;

    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'dateline-validator-'));
      const content = join(home, 'content');
      await lay(content);
      running = await preview({ content, out: join(home, 'out'), port: 0 });
      const tags = [...(await readLabels(content)).keys()];
      const all = forms.flatMap((form) =>
        form.includes('{tag}') ? tags.map((tag) => form.replace('{tag}', tag)) : [form],
      );
      const urls = files.flatMap((file) => all.map((form) => running.origin + pathOf(form, file)));
      const pages = await Promise.all(files.map((file) => secondPage(running.origin, file)));
      const output = await run(
        'python3',
        [program('validate.py'), String(validator), ...urls, ...pages],
        home,
      );
      report = JSON.parse(output) as typeof report;
    });

    afterAll(async () => {
      await running.stop();
      await rm(home, { recursive: true, force: true });
    });

    test('was asked about every form of address in both formats', () => {
      expect(Object.keys(report).length).toBeGreaterThan(files.length * forms.length);
    });

    test('finds nothing but what may stand', () => {
      const found = Object.entries(report).flatMap(([url, remarks]) => {
        const path = url.slice(running.origin.length);
        return remarks
          .filter((remark) => !allowed[remark.event]?.(remark, path))
          .map((remark) => ({ path, ...remark }));
      });
      expect(found).toEqual([]);
    });
  },
);
