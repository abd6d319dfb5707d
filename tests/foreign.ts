import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generated, projectRoot } from '../src/host/project.ts';
import { misused, readArguments } from './arguments.ts';
import { articleFile, type Files, writeFiles } from './worker/start.ts';

const usage = `node tests/foreign.ts [NAME…] [--run COMMAND]

Runs the gate in a copy of the project whose content/ is another publication: each of them, or those named.
  --run COMMAND  runs this command of the shell instead of npm run check`;

/** Other publications, by name; paths begin in the folder of the project. */
const publications: Readonly<Record<string, Files>> = {
  // A mounted blog with files of its own generator, drafts, articles of the future, no tags.yaml.
  blog: {
    'content/feed.yaml':
      'title: O Cais\ndescription: Notícias da água.\nurl: https://cais.example/feeds\nlanguage: pt\ntimezone: Pacific/Kiritimati\nmounts: [blog/content/posts]\n',
    'content/articles/rascunho.md': articleFile({ title: 'Rascunho', published: '2024-01-02', draft: true }),
    'content/articles/amanha.md': articleFile({ title: 'Amanhã', published: '2124-01-02' }),
    'blog/hugo.toml': 'baseURL = "https://blog.example/"\n',
    'blog/content/posts/a.md': '---\ntitle: Barco\ndate: 2020-05-06\n---\nO barco voltou.\n',
    'blog/themes/menu.js': 'var a = 1\n  ;with (a) { b == c }\n',
    'blog/themes/package.json': '{"name":"menu",\n      "main":"menu.js"}',
    'blog/biome.json': '{"root":true}\n',
    'blog/themes/menu.test.js': 'throw new Error("This is no test of Dateline.");\n',
  },
  // An archive in Arabic with a vocabulary, media, and a ledger of its own.
  archive: {
    'content/feed.yaml':
      'title: أرشيف\ndescription: كل شيء.\nurl: https://archive.example\nlanguage: ar\ntimezone: America/St_Johns\ncontent: summary\n',
    'content/tags.yaml': 'boats:\n  label: قوارب\n  aliases: [قارب]\n',
    'content/authors.yaml': 'ann:\n  label: Ann Lee\n',
    'content/media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'content/media/page.js': 'var x = 1\n   with (x) {}\n',
    ...Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `content/articles/${i}.md`,
        articleFile({ title: `Article ${i}`, published: `20${10 + (i % 10)}-03-04`, tags: ['boats'] }),
      ]),
    ),
  },
  // Work that is not finished: articles and files that a build refuses.
  unfinished: {
    'content/feed.yaml': 'title: Unfinished\nurl: https://unfinished.example\npagesize: many\n',
    'content/articles/undated.md': '---\ntitle: Undated\n---\nText.\n',
    'content/articles/broken.md': '---\ntitle: [\n---\n',
    'content/articles/notes.test.ts': 'throw new Error("This is no test of Dateline.");\n',
    'content/ledger.jsonl': '<<<<<<< HEAD\n{"id":1}\n',
  },
};

const { values, positionals } = readArguments(usage, {
  allowPositionals: true,
  options: { run: { type: 'string', default: 'npm run check' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(publications);
for (const name of names) if (!publications[name]) misused(`There is no publication ${name}.`, usage);

/** What is not copied: the content, what is generated, and packages, which are linked. */
const left = new Set(['content', 'node_modules', '.dateline', '.wrangler', '.git', 'dist']);

const failed: string[] = [];
for (const name of names) {
  await mkdir(generated, { recursive: true });
  const home = await mkdtemp(join(generated, 'foreign-'));
  try {
    for (const entry of (await readdir(projectRoot)).filter((name) => !left.has(name)))
      await cp(join(projectRoot, entry), join(home, entry), { recursive: true });
    // A repository of its own: what the project's ignores would not be looked at.
    spawnSync('git', ['init', '-q'], { cwd: home });
    // Hard links: npm tells nothing of packages that lie behind a link to their folder.
    spawnSync('cp', ['-al', join(projectRoot, 'node_modules'), home], { stdio: 'inherit' });
    await writeFiles(home, publications[name] as Files);
    console.log(`\n== ${name}: ${values.run}`);
    const { status } = spawnSync(String(values.run), { cwd: home, shell: true, stdio: 'inherit' });
    if (status !== 0) failed.push(name);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(failed.length === 0 ? '\npassed with each publication' : `\nfailed with: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
