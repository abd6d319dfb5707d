import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { contentFolder } from '../content/folder.ts';
import { bin, dateline } from './run.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

test('help names every command, and is no failure', async () => {
  const { code, out } = await dateline(['--help'], here);
  expect(code).toBe(0);
  for (const command of ['import', 'check', 'withdraw', 'rename'])
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test('a command has its own help', async () => {
  const { code, out } = await dateline(['import', '--help'], here);
  expect(code).toBe(0);
  expect(out).toContain('--json');
  expect(out).toContain('--content <dir>');
});

test.each([
  [['improt'], /unknown command 'improt'[\s\S]*Did you mean import\?/],
  [['import', '--jsno', 'x'], /unknown option '--jsno'[\s\S]*Did you mean --json\?/],
  [['import'], /missing required argument 'path'/],
  [['import', '--kind', 'htlm', 'x'], /htlm/],
  [['rename', 'tga', 'a', 'b'], /Did you mean "tag"\?/],
] as const)('%j is wrong usage, told in words', async (args, said) => {
  const { code, out, err } = await dateline(args, here);
  expect(code).toBe(2);
  expect(err).toMatch(said);
  expect(err + out).not.toMatch(/^\s+at /m);
});

test('a folder without a publication is a problem, told without a stack', async () => {
  const { code, err } = await dateline(['import', 'main.test.ts', '--content', 'nowhere'], here);
  expect(code).toBe(1);
  expect(err).toMatch(/nowhere\/feed\.yaml: error: The publication has no feed\.yaml\./);
  expect(err).not.toMatch(/^\s+at /m);
});

test('nothing in a file’s name or text speaks to the terminal', async () => {
  const folder = await contentFolder({
    'articles/a\u001b[2J.md': '---\ntitle: A\n"b\\e]0;x\\a": c\n---\n\nText.\n',
    'captures/c\u001b[2J.txt': 'The harbour\n\nBy Anna Bauer\nJanuary 2, 2024\n\nThe ferry came in at night.\n',
  });
  const said = await Promise.all(
    [['build'], ['check'], ['import', 'captures']].map((args) =>
      dateline([...args, '--content', '.', ...(args[0] === 'build' ? ['--out', 'out'] : [])], folder),
    ),
  );
  for (const { out, err } of said) expect(out + err).toMatch(/^[^\0-\x08\x0b-\x1f]*\\u001b\[2J[^\0-\x08\x0b-\x1f]*$/);
});

test('a file that cannot be written is told in words, with a way out', async () => {
  const folder = await contentFolder({});
  const script = 'ulimit -f 0; exec "$0" "$@"';
  const failing = promisify(execFile)(
    '/bin/sh',
    ['-c', script, process.execPath, bin, 'build', '--content', '.', '--out', 'out'],
    { cwd: folder },
  );
  await expect(failing).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^dateline: EFBIG: .*\. A limit on the size of files was reached: raise it and run it again\.\n$/,
    ),
  });
});

test('the Node.js that came with the packages runs it, whichever one starts it', async () => {
  const folder = await contentFolder({});
  const { stdout } = await promisify(execFile)('/usr/bin/env', ['node', bin, '--version'], { cwd: folder });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
