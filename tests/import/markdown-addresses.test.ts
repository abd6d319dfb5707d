import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

/** Sites of one generator, with the addresses that it gave to their posts when it was run. */
interface Generated {
  readonly generator: string;
  readonly version: string;
  /** Files of all sites, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly sites: readonly {
    readonly name: string;
    readonly files: Readonly<Record<string, string>>;
    readonly addresses: Readonly<Record<string, string>>;
  }[];
}

const folder = join(import.meta.dirname, 'fixtures/addresses');
const generated = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Generated);

/** Posts whose address differs from the generator's, with the reason. An address that is not known is no wrong one. */
const differences: readonly (readonly [generator: string, file: RegExp, reason: string])[] = [
  ['pelican', /中文\.md$/, 'Chinese in ASCII takes the tables of Unidecode: the address is not known'],
  ['eleventy', /中文\.md$/, 'Chinese in ASCII takes tables of the filter: the address is not known'],
  ['hugo', /c\+\+\.md$/, 'a # ends the path, so that nobody reaches the address'],
  ['hexo', /z[1-4]\.md$/, 'Hexo shifts dates by the zone of the machine on which it runs'],
];

describe.each(generated)('$generator $version', ({ generator, files, sites }) => {
  test.each(sites)('M6: the site "$name" has the addresses that it makes', async (site) => {
    const root = await folderOf({ ...files, ...site.files });
    const { articles } = await readMount({ path: '.', url: 'https://h.example/' }, root);
    const found = new Map(
      articles.map(({ file, frontMatter }) => [file, frontMatter.url?.slice('https://h.example'.length)]),
    );
    const isKnown = (file: string): boolean =>
      !differences.some(([name, pattern]) => name === generator && pattern.test(file));
    const stated = Object.entries(site.addresses).filter(([file]) => isKnown(file));
    const paths = stated.map(([file, path]) => [file, new URL(path, 'https://h.example').pathname]);
    expect(Object.fromEntries(stated.map(([file]) => [file, found.get(file)]))).toEqual(Object.fromEntries(paths));
    expect(stated.length).toBeGreaterThan(0);
  });
});
