import { hash } from 'node:crypto';
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { build } from '../../src/host/build.ts';
import { serve } from '../../src/host/serve.ts';
import { dateline } from '../cli/run.ts';
import { writeFiles } from '../worker/start.ts';
import { fiftyArticles } from './fifty-articles.ts';

/**
 * Files that Dateline 0.1.0 (commit 243c4b2) wrote for `fiftyArticles`: ledger, store of results, `wrangler.toml`,
 * and for some addresses the entity tag and the SHA-256 of the body.
 */
const previous = fileURLToPath(new URL('../fixtures/previous', import.meta.url));

interface PreviousAnswer {
  readonly status: number;
  readonly etag: string;
  readonly body: string;
}

const root = await realpath(await mkdtemp(join(tmpdir(), 'dateline-update-')));
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(root, 'home-'));
  await writeFiles(join(home, 'content'), fiftyArticles);
  await cp(join(previous, 'ledger.jsonl'), join(home, 'content/ledger.jsonl'));
  await cp(join(previous, 'wrangler.toml'), join(home, 'wrangler.toml'));
  await cp(join(previous, 'store.sqlite'), join(home, '.dateline/cache/store.sqlite'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

const later = Date.UTC(2026, 11, 24) / 1000;

// 0.2.0 writes RSS and Atom otherwise than 0.1.0, and an article's version covers its parts in all formats, so that the
// tags of JSON feeds change as well.
test('an update keeps ids, slugs and ledger, and no entity tag where the bytes are others', async () => {
  const [content, out] = [join(home, 'content'), join(home, '.dateline')];
  const result = await build({ content, out, now: later, frozen: true });
  expect([result.problems, result.edition?.articles]).toEqual([[], 50]);
  expect(result.loaded?.articles.map(({ id, slug }) => [id, slug]).toSorted()).toEqual(
    (await readFile(join(previous, 'ledger.jsonl'), 'utf8'))
      .split('\n')
      .filter((line) => line.startsWith('{"id"'))
      .map((line) => JSON.parse(line) as { id: string; slug: string })
      .map(({ id, slug }) => [id, slug])
      .toSorted(),
  );
  const answers = JSON.parse(await readFile(join(previous, 'answers.json'), 'utf8')) as Record<string, PreviousAnswer>;
  const worker = await serve(out);
  try {
    for (const [path, before] of Object.entries(answers)) {
      const answer = await worker.fetch(path);
      const isSame = hash('sha256', await answer.text()) === before.body;
      const hasSameTag = answer.headers.get('etag') === before.etag;
      expect([path, answer.status, hasSameTag && !isSame]).toEqual([path, before.status, false]);
    }
  } finally {
    await worker.stop();
  }
});

test('a ledger of a newer format is refused with the way out, and stays as it is', async () => {
  const file = join(home, 'content/ledger.jsonl');
  const text = `${await readFile(file, 'utf8')}{"ledger":2}\n{"future":"record"}\n`;
  await writeFile(file, text);
  const built = await dateline(['build'], home);
  expect([built.code, built.err]).toEqual([
    1,
    expect.stringContaining('its format is 2, and this Dateline reads 1. Install the newer one again'),
  ]);
  expect(built.err.trim().split('\n')).toHaveLength(2);
  expect(await readFile(file, 'utf8')).toBe(text);
});

test.each([
  ['"2026-07-30"', '"2025-01-01"', 'compatibility_date is before 2026-07-30'],
  ['"no_nodejs_compat_v2"', '', 'compatibility_flags lacks "no_nodejs_compat_v2"'],
  ['"**/*.bin"', '"**/*.txt"', 'No rule imports **/*.bin as Data'],
  ['run_worker_first = true', 'run_worker_first = false', 'assets.run_worker_first is not true'],
  ['binding = "ASSETS"', '', 'assets.binding is not "ASSETS"'],
  ['directory = ".dateline/assets"', '', 'assets.directory is not ".dateline/assets"'],
  ['[assets]', '[assets', 'Invalid TOML document'],
  ['[[rules]]', '[rules]', 'No rule imports **/*.bin as Data'],
])('check says where wrangler.toml is behind: %s', async (setting, instead, words) => {
  const file = join(home, 'wrangler.toml');
  expect(await dateline(['check'], home)).toMatchObject({ code: 0 });
  await writeFile(file, (await readFile(file, 'utf8')).replace(setting, instead));
  const checked = await dateline(['check'], home);
  expect([checked.code, checked.out]).toEqual([1, expect.stringContaining(words)]);
});

test('settings of a Worker that has more than Dateline are no problem', async () => {
  const file = join(home, 'wrangler.toml');
  const text = (await readFile(file, 'utf8'))
    .replace('"2026-07-30"', '"2027-01-01"')
    .replace('run_worker_first = true', 'run_worker_first = ["/api/*", "/shards/*"]')
    .replace('directory = ".dateline/assets"', 'directory = "public"')
    .replace('compatibility_flags = [', 'compatibility_flags = ["global_fetch_strictly_public", ');
  await writeFile(file, text);
  expect(await dateline(['check'], home)).toMatchObject({ code: 0 });
});
