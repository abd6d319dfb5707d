import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load, type Loaded } from '../../src/content/load.ts';
import { save } from '../../src/content/articles/save.ts';
import { addFiles, contentFolder, feedYaml, type Files } from './folder.ts';

const start = Date.UTC(2024, 5, 1) / 1000;
const post = (title: string, day: string): string => `---\ntitle: ${title}\ndate: ${day}\n---\nThe ferry is back.\n`;
const mount = (keys: string): Files => ({
  'content/feed.yaml': `${feedYaml}mounts: [{ path: blog${keys} }]\n`,
});

/** Builds the content folder, some days after the start, as often as there are changes; returns what each build loads. */
async function builds(...changes: readonly Files[]): Promise<readonly Loaded[]> {
  const home = await contentFolder({});
  const content = join(home, 'content');
  const loads: Loaded[] = [];
  for (const [day, files] of changes.entries()) {
    await addFiles(home, files);
    const loaded = await load(content, { now: start + day * 86_400 });
    loads.push(loaded);
    await save(content, loaded);
  }
  return loads;
}

const ids = ({ articles }: Loaded): readonly string[] => articles.map(({ id }) => id).sort();
const errors = ({ problems }: Loaded): readonly string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

const blog = {
  'blog/_config.yml': 'title: Blog\n',
  'blog/_posts/2024-01-02-quay.md': post('Quay', '2024-01-02'),
  'blog/_posts/2024-01-03-pier.md': post('Pier', '2024-01-03'),
};

test('M18: posts that were published before the address of their site was known keep their ids', async () => {
  const [first, second] = (await builds({ ...blog, ...mount('') }, mount(', url: https://blog.example'))) as [
    Loaded,
    Loaded,
  ];
  expect(first.problems.map(({ rule }) => rule)).toContain('no-base');
  expect(errors(second)).toEqual([]);
  expect(ids(second)).toEqual(ids(first));
  expect(second.withdrawn).toEqual([]);
  expect(second.articles.map(({ url }) => url).sort()).toEqual([
    'https://blog.example/2024/01/02/quay.html',
    'https://blog.example/2024/01/03/pier.html',
  ]);
});

test('M18: so do posts of one name, posts without a title, and posts of a publication that moves its settings later', async () => {
  const more = {
    ...blog,
    'blog/_posts/2024-02-01-quay.md': post('Quay', '2024-02-01'),
    'blog/_posts/2024-02-02-mole.md': '---\ndate: 2024-02-02\n---\nThe mole is open.\n',
  };
  const [first, second, third] = (await builds(
    { ...more, ...mount('') },
    { 'blog/_config.yml': 'title: Blog\nurl: https://blog.example\n' },
    { 'blog/_posts/2024-01-02-quay.md': post('Quay', '2024-01-02').replace('ferry', 'ship') },
  )) as [Loaded, Loaded, Loaded];
  expect(new Set(ids(first)).size).toBe(4);
  for (const later of [second, third]) {
    expect(errors(later)).toEqual([]);
    expect(ids(later)).toEqual(ids(first));
  }
});

test('M18: a post that is new when the address is known has its permalink as its id, as in a first build with it', async () => {
  const added = { 'blog/_posts/2024-03-01-dock.md': post('Dock', '2024-03-01') };
  const [, second] = await builds({ ...blog, ...mount('') }, { ...added, ...mount(', url: https://blog.example') });
  const [fresh] = await builds({ ...blog, ...added, ...mount(', url: https://blog.example') });
  const dock = (loaded?: Loaded): string | undefined => loaded?.articles.find(({ title }) => title === 'Dock')?.id;
  expect(dock(second)).toBe(dock(fresh));
  expect(dock(second)).toContain('blog.example');
});
