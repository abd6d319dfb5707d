import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../../src/content/tree.ts';
import { contentFolder } from './folder.ts';

test('files and links to files below the folder are found, in order; pipes, circles and what lies outside are not', async () => {
  const folder = await contentFolder({ 'b.md': '', 'a/c.md': '', '.hidden/d.md': '', 'e.txt': '' });
  execFileSync('mkfifo', [join(folder, 'pipe.md')]);
  for (const [to, name] of [
    ['b.md', 'link.md'],
    ['pipe.md', 'to-pipe.md'],
    ['a', 'to-folder.md'],
    ['circle.md', 'circle.md'],
    ['/etc/hostname', 'outside.md'],
    ['nothing', 'broken.md'],
  ] as const)
    await symlink(to, join(folder, name));
  const found = await filesBelow(folder, (name) => name.endsWith('.md'));
  expect(found.map((path) => path.slice(folder.length + 1))).toEqual(['a/c.md', 'b.md', 'link.md']);
});
