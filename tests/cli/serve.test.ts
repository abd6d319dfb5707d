import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { article, contentFolder, feedYaml } from '../content/folder.ts';
import { bin, dateline } from './run.ts';

/** A folder with two articles, of which one is a draft. */
const publication = (feed = feedYaml): Promise<string> =>
  contentFolder({
    'content/feed.yaml': feed,
    'content/articles/bridges.md': article(['title: Bridges', 'published: 2017-12-11']),
    'content/articles/draft.md': article(['title: Draft', 'published: 2017-12-12', 'draft: true']),
  });

/** A server on a free port, by its origin. */
async function listen(handle: RequestListener): Promise<{ readonly origin: string; readonly stop: () => void }> {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

/** The output of a process up to a text. Its output is read to the end. */
function outputUntil(child: ChildProcess, text: string): Promise<string> {
  let output = '';
  return new Promise((done) => {
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes(text)) done(output);
    });
  });
}

test('dev prints what it serves, verify finds all promises kept there, and dev ends when it is asked to', async () => {
  const cwd = await publication();
  const env = { ...process.env, NO_COLOR: '1', PORT: '' };
  const preview = spawn(process.execPath, [bin, 'dev', '--port', '0'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void preview.kill('SIGKILL'));
  const printed = await outputUntil(preview, 'Ctrl-C');
  expect(printed).toMatch(/^1 article compiled in \d+ ms; 1 left out as drafts \(see them with --drafts\)$/m);
  expect(printed).toMatch(/^ {2}http:\S+\/atom\.xml +Atom 1\.0$/m);
  const [, origin = ''] = /^Dateline serves content on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(printed) ?? [];

  const { out, err, code } = await dateline(['verify', `${origin}/`], cwd);
  expect([err, code]).toEqual(['', 0]);
  expect(out).toMatch(/^ok {3}feeds answer as feeds, whatever Accept says$/m);
  expect(out).toMatch(/^All \d+ promises hold\.$/m);
  const json = await dateline(['verify', origin, '--json'], cwd);
  expect(JSON.parse(json.out)).toContainEqual({ name: 'Dateline answers', complaints: [] });

  preview.kill('SIGTERM');
  // 128 and the number of the signal, as shells report it.
  expect(await once(preview, 'exit')).toEqual([143, null]);
});

test.each([
  [['dev', '--port', '99999'], '99999 is no port: name one from 0 to 65535.'],
  [['dev', '--editor', 'ed'], 'ed is not one of the known editors: vscode, '],
  [['verify', 'feeds.example'], '“feeds.example” is no address.'],
])('%j is refused in words', async (args, said) => {
  const { err, code } = await dateline(args, await publication());
  expect(err).toContain(said);
  expect(code).toBe(2);
});

test('dev names a port that is taken', async () => {
  const taken = await listen(() => {});
  const { err, code } = await dateline(['dev', '--port', new URL(taken.origin).port], await publication());
  expect([err, code]).toEqual([expect.stringContaining('is taken. Choose another one with --port'), 2]);
  taken.stop();
});

test('verify and ping tell of a server that is no deployment, and try nothing else', async () => {
  const { origin, stop } = await listen((_, response) => void response.writeHead(404).end());
  const verified = await dateline(['verify', origin], '.');
  expect(verified.out).toMatch(/^FAIL Dateline answers\n {7}\/health is [^]*^Nothing else was tried\.$/m);
  expect(verified.code).toBe(1);
  const pinged = await dateline(['ping'], await publication(`title: T\nurl: ${origin}\n`));
  expect(pinged.err).toBe(
    `dateline: ${origin}/facets.json does not answer as Dateline does: the server answers with 404.\n`,
  );
  expect(pinged.code).toBe(1);
  stop();
});

test('ping tells which hub was notified of how many feeds, and which was not', async () => {
  let origin = '';
  const lists = { tags: [], authors: [], sources: [], languages: [], years: [], months: [] };
  const server = await listen(({ url }, response) => {
    const feeds = { digest: 'd', rss: `${origin}/rss.xml`, atom: `${origin}/atom.xml`, json: `${origin}/feed.json` };
    if (url === '/facets.json') response.end(JSON.stringify({ all: feeds, ...lists }));
    else response.writeHead(url === '/hub' ? 204 : 403).end();
  });
  origin = server.origin;
  const folder = await publication(`title: T\nurl: ${origin}\nhubs: [${origin}/hub, ${origin}/other]\n`);
  const first = await dateline(['ping', '--out', 'out'], folder);
  expect(first.out).toBe(`told ${origin}/hub of 3 feeds (1 requests)\n`);
  expect(first.err).toContain(`${origin}/other was not told of 3 feeds. It answers with 403.`);
  expect(first.code).toBe(1);
  const plain = await publication(`title: T\nurl: ${origin}\n`);
  expect((await dateline(['ping', '--out', 'out'], plain)).out).toBe('3 feeds changed; feed.yaml names no hub.\n');
  expect((await dateline(['ping', '--out', 'out'], plain)).out).toBe('No feed changed.\n');
  server.stop();
});
