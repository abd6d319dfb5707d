import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { importFiles } from '../../src/content/intake/import-files.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { editionOf } from './app.ts';
import type { Row } from './row.ts';

const secret = 'SECRETWORD';

const names = [
  '../../../escape',
  '..\\..\\escape',
  '/etc/escape',
  'a/../../escape',
  '.hidden',
  'con',
  'nul',
  'a\0b',
  'x'.repeat(5000),
  '%2e%2e%2fescape',
  '~/escape',
  '-rf',
  '\u202egnp.exe',
  '__proto__',
  '',
  '.',
  '..',
];

/** Files that reach for what is outside: entities, links, names; and files that are nothing. */
export const bombs: Row = {
  name: 'bombs',
  failure:
    'anything is written outside the content folder, anything from outside it comes in, or a file that is no article ends an import or a build',
  async run(tally) {
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    try {
      const [content, sources, outside] = [join(home, 'content'), join(home, 'sources'), join(home, 'outside.md')];
      await writeFile(outside, articleFile({ title: secret, published: '2024-01-02' }, secret));
      await writeFiles(content, {
        'feed.yaml': 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n',
      });
      const entity = (doctype: string): string =>
        `<?xml version="1.0"?><!DOCTYPE rss ${doctype}><rss version="2.0"><channel><title>T</title><link>https://a.example/</link><description>d</description><item><title>A &x;</title><link>https://a.example/1</link><pubDate>Tue, 02 Jan 2024 03:04:05 GMT</pubDate><description>Text &x;</description></item></channel></rss>`;
      const laughs = [...'bcdefghij']
        .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
        .join('');
      const files: Record<string, string> = {
        'system.xml': entity(`[<!ENTITY x SYSTEM "file://${outside}">]`),
        'public.xml': entity(`[<!ENTITY x PUBLIC "p" "file://${outside}">]`),
        'parameter.xml': entity(`[<!ENTITY % p SYSTEM "file://${outside}">%p;<!ENTITY x "y">]`),
        'laughs.xml': entity(`[<!ENTITY a "ha">${laughs}<!ENTITY x "&j;">]`),
        'round.xml': entity('[<!ENTITY x "&y;"><!ENTITY y "&x;">]'),
        'empty.md': '',
        'empty.html': '',
        'space.txt': ' \n'.repeat(100),
        'nul.txt': '\0'.repeat(100_000),
        'include.md': `---\ntitle: I\ndate: 2024-01-02\n---\n\n{% include ../../outside.md %}\n{{< readfile "../outside.md" >}}\n--8<-- "../outside.md"\n`,
      };
      names.forEach((name, i) => {
        files[`slug${i}.md`] = articleFile(
          {
            title: `Slug ${i}`,
            date: '2024-01-02',
            slug: name,
            id: name,
            url: `https://a.example/${encodeURIComponent(name)}`,
            image: name,
            permalink: name,
          },
          `Text ${i}.`,
        );
        files[`title${i}.md`] = articleFile({ title: `${name || 'x'} ${i}`, date: '2024-01-02' }, `Text of ${i}.`);
      });
      await writeFiles(sources, files);
      await writeFile(join(sources, 'picture.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 255]));
      await symlink(outside, join(sources, 'link.md'));
      await symlink('/', join(sources, 'root'));
      await symlink(join(sources, 'loop'), join(sources, 'loop'));
      const before = await readdir(home);
      const report = await importFiles([sources], content);
      tally.inputs += report.length;
      await writeFiles(content, { 'media/a.txt': 'a' });
      await symlink(outside, join(content, 'articles', 'link.md'));
      await symlink(outside, join(content, 'media', 'link.txt'));
      await symlink('/etc', join(content, 'media', 'etc'));
      const out = join(home, 'out');
      await editionOf(content, out, Date.UTC(2024, 5, 1) / 1000).catch((error: unknown) => {
        // An id or slug that cannot be is an error of the content, told by name; anything else is one of ours.
        tally.expect(/slug|id\b|title|share/i.test(String(error)), String(error));
      });
      tally.expect(
        (await readdir(home)).filter((name) => name !== 'out').join() === before.join(),
        'something was written outside the content folder',
      );
      for (const folder of [content, out])
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
          if (!entry.isFile()) continue;
          const path = join(entry.parentPath, entry.name);
          const holds = (await readFile(path)).includes(secret);
          tally.expect(!holds, `${relative(home, path)} holds what stands outside`);
        }
      for (const { source, articles, problems } of report)
        tally.expect(articles.length + problems.length > 0, `${source}: neither an article nor a problem`);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};
