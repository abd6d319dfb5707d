import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { afterAll, expect, test } from 'vitest';
import { createPublication } from '../../src/host/create-publication.ts';

const root = await realpath(await mkdtemp(join(tmpdir(), 'dateline-create-')));

afterAll(() => rm(root, { recursive: true, force: true }));

/** The settings of the Worker of a new publication, with the routes that are proposed in a comment. */
async function settingsAt(url: string): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(root, 'home-'));
  const [language, timezone, dependency] = ['en', 'UTC', '^0.0.0'];
  const rest = { title: 'Cais', language, timezone, dependency, mounts: [], now: 0 } as const;
  await createPublication(folder, { url, ...rest });
  const text = await readFile(join(folder, 'wrangler.toml'), 'utf8');
  return parseToml(text.replace('# routes', 'routes'));
}

test.each([
  ['https://feeds.cais.example', 'feeds-cais-example', [{ pattern: 'feeds.cais.example', custom_domain: true }]],
  [
    'https://cais.example/feeds/',
    'cais-example-feeds',
    [
      { pattern: 'cais.example/feeds', zone_name: 'cais.example' },
      { pattern: 'cais.example/feeds/*', zone_name: 'cais.example' },
    ],
  ],
  ['https://bücher.example', 'xn-bcher-kva-example', [{ pattern: 'xn--bcher-kva.example', custom_domain: true }]],
])('the Worker at %s has a name of its own and routes to its address', async (url, name, routes) => {
  expect(await settingsAt(url)).toMatchObject({ name, routes });
});

test('a name has at most 63 characters, as Cloudflare asks', async () => {
  const { name } = await settingsAt(`https://${'a'.repeat(60)}.${'b'.repeat(60)}.example`);
  expect(name).toMatch(/^a{60}-b{2}$/);
  expect(await settingsAt(`https://${'a'.repeat(62)}.example`)).toMatchObject({ name: 'a'.repeat(62) });
});
