import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { contentFolder } from '../content/folder.ts';
import { dateline } from './run.ts';

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
  [['rename', 'tga', 'a', 'b'], /Did you mean tag\?/],
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

test('the Node.js that came with the packages runs it, whichever one starts it', async () => {
  const folder = await contentFolder({});
  const bin = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));
  const { stdout } = await promisify(execFile)('/usr/bin/env', ['node', bin, '--version'], { cwd: folder });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
