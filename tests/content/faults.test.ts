import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../src/article/problem.ts';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { check } from '../../src/content/checks/check.ts';
import { load } from '../../src/content/load.ts';
import { memoryStore } from '../../src/content/store.ts';
import { build } from '../../src/host/build.ts';
import { compile } from '../../src/compile/compile.ts';
import { read } from '../../src/import/read.ts';
import { article, contentFolder, feedYaml } from './folder.ts';

/** Has a function of a module fail where what it is given holds a word. */
const failing = vi.hoisted(
  () =>
    <T extends (...args: never[]) => unknown>(real: T, word: string): T =>
      ((...args: never[]) => {
        if (JSON.stringify(args[0]).includes(word)) (undefined as unknown as { at(): void }).at();
        return real(...args);
      }) as T,
);

vi.mock('../../src/article/frontmatter.ts', async (real) => {
  const module = await real<typeof import('../../src/article/frontmatter.ts')>();
  return { ...module, parseArticle: failing(module.parseArticle, 'FaultInReading') };
});
vi.mock('../../src/import/markdown/syntax/body.ts', async (real) => {
  const module = await real<typeof import('../../src/import/markdown/syntax/body.ts')>();
  return { ...module, reduceBody: failing(module.reduceBody, 'FaultInPost') };
});
// The tasks of the thread that reads mounts, in this thread, where readers can be replaced.
vi.mock('../../src/content/worker-pool.ts', async () => {
  const { mountTasks } = await import('../../src/content/mounts/mount-worker.ts');
  const run = ([name, ...args]: readonly [keyof typeof mountTasks, ...never[]]): Promise<unknown> =>
    (mountTasks[name] as (...args: never[]) => Promise<unknown>)(...args);
  return {
    WorkerPool: class {
      run = run;
    },
  };
});
vi.mock('../../src/content/articles/media.ts', async (real) => {
  const module = await real<typeof import('../../src/content/articles/media.ts')>();
  return { ...module, resolveImage: failing(module.resolveImage, 'FaultInMedia') };
});
vi.mock('../../src/compile/render-body.ts', async (real) => {
  const module = await real<typeof import('../../src/compile/render-body.ts')>();
  return { ...module, renderBody: failing(module.renderBody, 'FaultInRendering') };
});
vi.mock('../../src/content/checks/prose.ts', async (real) => {
  const module = await real<typeof import('../../src/content/checks/prose.ts')>();
  return { ...module, referencesOf: failing(module.referencesOf, 'FaultInCheck') };
});

const post = (body: string, more: readonly string[] = []): string =>
  article(['title: A title', 'published: 2024-01-02', ...more], body);

const files = {
  'content/feed.yaml': `${feedYaml}mounts: [{path: posts, url: https://a.example, dialect: hugo}]\n`,
  'content/articles/good.md': post('Good.'),
  'posts/good.md': '---\ntitle: Good post\ndate: 2024-01-02\n---\nGood.\n',
};

const now = Date.UTC(2025, 0, 1) / 1000;

const told = (problems: readonly Problem[]): string[] =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ file, rule, message }) => `${file.split('/').slice(-2).join('/')} ${rule} ${message}`);

const ofDateline = (file: string) => [
  expect.stringMatching(new RegExp(`^${file} fault .*This is a fault of Dateline: .*undefined.*\\.$`)),
];

test.each([
  ['an article is read', 'articles/bad.md', post('FaultInReading')],
  ['a post is read', 'posts/bad.md', '---\ntitle: B\ndate: 2024-01-03\n---\nFaultInPost\n'],
  ['an article is completed', 'articles/bad.md', post('Text.', ['image: https://a.example/FaultInMedia.png'])],
  ['an article is rendered', 'articles/bad.md', post('FaultInRendering')],
])('S3: a fault while %s is a problem of its file, and the others go on', async (_, file, text) => {
  const where = file.startsWith('posts') ? file : `content/${file}`;
  const home = await contentFolder({ ...files, [where]: text });
  const content = join(home, 'content');
  const result = await build({ content, out: join(home, 'out'), now });
  expect(result.edition).toBeUndefined();
  expect(told(result.problems)).toEqual(ofDateline(file));
  // As the preview goes on.
  const loaded = await load(content, { now, withdraw: true, store: memoryStore() });
  const { problems, index } = compile(loaded, { origin: 'https://bridges.example' });
  expect(told([...loaded.problems, ...problems])).toEqual(ofDateline(file));
  expect(Buffer.from(index).toString('latin1')).not.toContain('bad');
  expect(Buffer.from(index).toString('latin1')).toContain('good');
});

test('S3: a fault in a rule of `check` is a problem of the article, and the rule goes on with the others', async () => {
  const home = await contentFolder({
    ...files,
    'content/articles/bad.md': post('FaultInCheck'),
    'content/articles/linked.md': post('See [this](nowhere.md).'),
  });
  const loaded = await load(join(home, 'content'), { now });
  const problems = await check(loaded, { now, media: await new MediaFolder(join(home, 'content')).names() });
  expect(told(problems).length).toBeGreaterThan(0);
  for (const each of told(problems)) expect([each]).toEqual(ofDateline('articles/bad.md'));
  expect(problems.filter(({ rule }) => rule === 'dead-link')).toMatchObject([{ line: 6 }]);
});

test('S3: a fault while a source is imported is a problem of its file', async () => {
  const bytes = Buffer.from('---\ntitle: B\ndate: 2024-01-03\n---\nFaultInPost\n');
  const { problems } = await read(bytes, { file: 'posts/bad.md' });
  expect(told(problems)).toEqual(ofDateline('posts/bad.md'));
});

test.each(['feed.yaml', 'tags.yaml', 'authors.yaml', 'ledger.jsonl'])(
  'S3: %s that is a folder is a problem with its name',
  async (name) => {
    const home = await contentFolder({ 'content/articles/a.md': post('A.') });
    const content = join(home, 'content');
    await mkdir(join(content, name), { recursive: true });
    const { problems } = await build({ content, out: join(home, 'out'), now });
    expect(told(problems)).toContainEqual(expect.stringMatching(`^content/${name} unreadable .*EISDIR`));
  },
);

test('S3: a fault is told again as long as it is there', async () => {
  const home = await contentFolder({ ...files, 'content/articles/bad.md': post('FaultInReading') });
  const store = memoryStore();
  const again = async () => told((await load(join(home, 'content'), { now, store })).problems);
  expect(await again()).toEqual(await again());
});
