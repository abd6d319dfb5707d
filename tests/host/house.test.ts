import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { bundle, type Bundle } from '../../src/host/bundle.ts';
import { writeWhole } from '../../src/host/files.ts';
import { type House, openHouse, type Scene } from '../../src/host/preview/house.ts';
import { serve, type Served } from '../../src/host/serve.ts';
import { store } from '../../src/host/store.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

const past = Date.UTC(2020, 0, 1) / 1000;
const due = Date.UTC(2100, 0, 1) / 1000;

let home: string;
let out: string;
let made: Bundle;
let served: Served;
let house: House;
let scene: Scene;
const lines = { served: [] as string[], house: [] as string[] };

/** Compiles what the content folder holds into `out`. */
async function renew(bundled?: number): Promise<void> {
  const content = join(home, 'content');
  const loaded = await load(content, { now: past });
  const origin = 'http://127.0.0.1:1';
  await store(out, compile(loaded, { origin, ...(bundled !== undefined && { bundled }) }), content);
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-house-'));
  out = join(home, 'out');
  await writeFiles(join(home, 'content'), {
    'feed.yaml':
      'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: Europe/Vienna\nredirects:\n  /old: /articles/a\n',
    'articles/a.md': articleFile({ title: 'First & foremost', published: '2019-05-04', tags: ['one'] }),
    'articles/b.md': articleFile({ title: 'Zweitens: Grüße', published: '2019-05-05', tags: ['one', 'two'] }),
    'articles/c.md': articleFile({ title: 'Ahead', published: new Date(due * 1000).toISOString() }),
    'media/sound é.mp3': Buffer.from('0123456789'),
    'media/deep/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  await renew(0);
  made = await bundle();
  served = await serve(out, { bundle: made, log: (line) => lines.served.push(line) });
  house = await openHouse(out, {
    bundle: made,
    media: ['sound é.mp3', 'deep/drawing.svg'],
    log: (line) => lines.house.push(line),
  });
  scene = await house.open();
});

afterAll(async () => {
  await scene?.end();
  await house?.stop();
  await served?.stop();
  await rm(home, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

function ask(
  { origin, headers: own = {} }: Partial<Scene>,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { method, headers: { ...headers, ...own } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode,
          headers: answer.rawHeaders.filter((_, i, all) => !/^date$/i.test(all[i & ~1] as string)),
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      );
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Miniflare makes an asset's entity tag of where it lies. */
const untagged = ({ headers, ...answer }: Answer, path: string): Answer => ({
  ...answer,
  headers: path.startsWith('/media/')
    ? headers.filter((_, i, all) => !/^etag$/i.test(all[i & ~1] as string))
    : headers,
});

const gzip = { 'Accept-Encoding': 'gzip, deflate, br' };

test.each<[path: string, headers?: Record<string, string>, method?: string]>([
  ['/'],
  ['/', gzip],
  ['/', {}, 'HEAD'],
  ['/', {}, 'OPTIONS'],
  ['/rss.xml', {}, 'POST'],
  ['/rss.xml'],
  ['/rss.xml', gzip],
  ['/rss.xml', { 'If-None-Match': '*' }],
  ['/rss.xml', { Range: 'bytes=0-10' }],
  ['/atom.xml', { Accept: 'text/html' }],
  ['/feed.json?tag=one&limit=1'],
  ['/tags/two/atom.xml', gzip],
  ['/feed.json?q=Gr%C3%BC%C3%9Fe'],
  ['/2019/05/rss.xml?tags=x'],
  ['/feed'],
  ['/old'],
  ['/articles/a'],
  ['/articles/a.json', gzip],
  ['/articles/c'],
  ['/articles/none', { Accept: 'text/html' }],
  ['/archive/2019/05/rss.xml'],
  ['/facets.json', gzip],
  ['/opml.xml'],
  ['/health'],
  ['/style.css'],
  [`/rss.xml?q=${'x'.repeat(9000)}`],
  ['/shards/a.bin'],
  ['/%'],
  ['/media/sound%20%C3%A9.mp3'],
  ['/media/sound é.mp3'.replace(' ', '%20').replace('é', '%c3%a9')],
  ['/media/sound%20%C3%A9.mp3', { Range: 'bytes=2-4' }],
  ['/media/deep/drawing.svg', gzip],
  ['/media/deep/'],
  ['/media/none.png'],
  ['/media/../rss.xml'],
])('%s %j %s is answered as where it is served by itself', async (path, headers, method) => {
  const [is, should] = [
    await ask(scene, path, headers, method),
    await ask({ origin: served.origin }, path, headers, method),
  ];
  expect(untagged(is, path)).toEqual(untagged(should, path));
});

test('what lies in assets is read from there, what is not out yet is not shown', async () => {
  expect((await readdir(join(out, 'assets/shards'))).length).toBeGreaterThan(0);
  const { body } = await ask(scene, '/feed.json');
  expect(JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))).toMatchObject({
    items: [{ title: 'Zweitens: Grüße' }, { title: 'First & foremost' }],
  });
});

test('a clock that stands elsewhere is another Worker’s', async () => {
  const ahead = await house.open(due);
  expect((await ask(ahead, '/articles/c')).status).toBe(200);
  expect((await ask(scene, '/articles/c')).status).toBe(404);
  await ahead.end();
});

test('an edition that takes another’s place in the folder is shown by the next Worker alone', async () => {
  await writeFiles(join(home, 'content'), {
    'articles/a.md': articleFile({ title: 'Renewed', published: '2019-05-04' }),
  });
  await renew();
  const next = await house.open();
  const titles = async (of: Scene): Promise<boolean> =>
    (await ask(of, '/rss.xml')).body.includes('<title>Renewed</title>');
  expect([await titles(scene), await titles(next)]).toEqual([false, true]);
  await next.end();
});

test('nothing is answered that names no Worker', async () => {
  expect((await ask({ origin: scene.origin }, '/rss.xml')).status).toBe(404);
});

test.each([
  ['does not start', 'throw new RangeError("broken");', 'RangeError: broken'],
  ['is no JavaScript', 'const = 1;', 'SyntaxError'],
])('code that %s is told, and leaves nothing behind', async (_, code, message) => {
  const broken = await openHouse(out, { bundle: { ...made, code: code + made.code }, media: [] });
  const before = await readdir(join(out, 'houses'), { recursive: true });
  await expect(broken.open()).rejects.toThrow(message);
  expect(await readdir(join(out, 'houses'), { recursive: true })).toEqual(before);
  await broken.stop();
});

test('an edition that is none is told', async () => {
  const index = await readFile(join(out, 'index.bin'));
  await writeWhole(join(out, 'index.bin'), 'none');
  await expect(house.open()).rejects.toThrow('Not an edition');
  await writeWhole(join(out, 'index.bin'), index);
});

test('a folder without an edition is told, and nothing is left behind', async () => {
  const empty = join(home, 'empty');
  const waiting = await openHouse(empty, { bundle: made, media: [] });
  await expect(waiting.open()).rejects.toThrow('ENOENT');
  await waiting.stop();
  expect(await readdir(empty, { recursive: true })).toEqual(['houses']);
});

test('the Worker’s console is heard as where it is served by itself', () => {
  expect(lines.house).toEqual(lines.served);
});

const linux = process.platform === 'linux';

test.runIf(linux)('a Worker whose process crashes comes back with its own edition', async () => {
  const others = await children();
  const another = await openHouse(out, { bundle: made, media: [] });
  const [crashing] = (await children()).filter(({ pid }) => !others.some((other) => other.pid === pid));
  const played = await another.open();
  const index = await readFile(join(out, 'index.bin'));
  await writeWhole(join(out, 'index.bin'), 'none');
  process.kill(crashing?.pid as number, 'SIGKILL');
  await vi.waitFor(async () => expect((await ask(played, '/rss.xml')).status).toBe(200), 300_000);
  await writeWhole(join(out, 'index.bin'), index);
  await played.end();
  await another.stop();
});

test.runIf(linux)('Workers that ended take no memory', async () => {
  const newest = await readFile(join(out, 'newest.bin'));
  await writeWhole(join(out, 'newest.bin'), Buffer.concat([newest, Buffer.alloc(16 * 1024 * 1024, 1)]));
  const taken = async (): Promise<number> => (await children()).reduce((sum, { memory }) => sum + memory, 0);
  const before = await taken();
  for (let i = 0; i < 20; i++) await (await house.open()).end();
  expect((await taken()) - before).toBeLessThan(200 * 1024);
});

/** The processes that this one started, and the KiB of memory that they take. */
async function children(): Promise<{ pid: number; memory: number }[]> {
  const all = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => ({
        pid: Number(name),
        status: await readFile(`/proc/${name}/status`, 'utf8').catch(() => ''),
      })),
  );
  return all
    .filter(({ status }) => status.includes(`PPid:\t${process.pid}\n`))
    .map(({ pid, status }) => ({ pid, memory: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) }));
}
