import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import { addressOf, belowPath, editions } from '../worker/editions.ts';
import { lay } from './lay.ts';
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

/** What may stand, and where. */
const allowed: Readonly<Record<string, (remark: Remark, path: string) => boolean>> = {
  // Articles of one day share its noon.
  DuplicateUpdated: () => true,
  // There is one archive document only.
  ArchiveIncomplete: (_, path) => path.startsWith('/archive/'),
  // Asked by an address that is understood, and names another one as its own: the canonical form.
  SelfDoesntMatchLocation: (_, path) => /^\/tags\/[^?]*\?until=/.test(path),
  // Days before 1990.
  ImplausibleDate: ({ value }) => new Date(value).getUTCFullYear() < 1990,
  // A title that speaks of markup, in RSS and in Atom.
  ContainsHTML: ({ element }) => element === 'title',
  ContainsUndeclaredHTML: ({ element }) => element === 'title',
};

const files = ['rss.xml', 'atom.xml'];

/** The second page of a feed of which each page holds two articles. */
async function secondPage(main: string): Promise<string> {
  const text = await (await fetch(`${main}?limit=2`)).text();
  const link = /rel="next"[^>]*href="([^"]+)"/.exec(text)?.[1];
  if (!link) throw new Error(`${main}?limit=2 has no next page`);
  return link.replaceAll('&amp;', '&');
}

describe.runIf(validator !== undefined).each([...editions, belowPath])(
  'the W3C’s feed validator, on $edition,',
  ({ edition, source, forms }) => {
    let home: string;
    let running: Preview;
    let report: Readonly<Record<string, readonly Remark[]>>;

    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'dateline-validator-'));
      const content = join(home, 'content');
      await lay(content, source);
      running = await preview({
        now: () => Math.floor(Date.now() / 1000),
        content,
        out: join(home, 'out'),
        port: 0,
      });
      const urls = files.flatMap((file) => forms.map((form) => running.origin + addressOf(form, file)));
      const pages = await Promise.all(
        files.map((file) => secondPage(running.origin + addressOf(forms[0] as string, file))),
      );
      const output = await run('python3', [program('validate.py'), String(validator), ...urls, ...pages], home);
      report = JSON.parse(output) as typeof report;
    });

    afterAll(async () => {
      const remarks = Object.values(report).flat();
      const counts = Object.entries(Object.groupBy(remarks, ({ event }) => event));
      const said = counts.map(([event, of]) => `${event} ${of?.length}`).sort();
      console.log(`Of ${edition}, ${Object.keys(report).length} documents, it says: ${said.join(', ')}`);
      await running.stop();
      await rm(home, { recursive: true, force: true });
    });

    test('was asked about every form of address in both formats', () => {
      expect(Object.keys(report)).toHaveLength(files.length * (forms.length + 1));
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
