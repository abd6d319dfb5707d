import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CompileOutcome, preview, type Preview } from '../../src/host/preview/preview.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly raw: readonly string[];
  readonly body: Buffer;
}

let home: string;
let content: string;
let running: Preview;
const reports: CompileOutcome[] = [];

/** Asks as a program that leaves everything as it comes. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, running.origin), { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          raw: answer.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

const titles = async (): Promise<string[]> => {
  const feed = JSON.parse((await ask('/feed.json')).body.toString('utf8')) as { items: { title: string }[] };
  return feed.items.map(({ title }) => title);
};

const soon = (expectation: () => Promise<void> | void): Promise<void> =>
  vi.waitFor(expectation, { timeout: 300_000, interval: 50 });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-preview-'));
  content = join(home, 'content');
  await writeFiles(content, {
    'feed.yaml': 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n',
    'articles/a.md': articleFile({ title: 'First', published: '2019-05-04' }),
  });
  running = await preview({
    now: () => Math.floor(Date.now() / 1000),
    content,
    out: join(home, 'out'),
    port: 0,
    report: (report) => reports.push(report),
  });
});

afterAll(async () => {
  await running.stop();
  await rm(home, { recursive: true, force: true });
});

test('all links begin with the preview’s own address', async () => {
  const { body } = await ask('/atom.xml');
  expect(body.toString('utf8')).toContain(`href="${running.origin}/articles/a"`);
  expect(body.toString('utf8')).not.toContain('https://feeds.example/articles');
});

test('a feed goes through untouched: type, validators, compression, no Date of the proxy’s', async () => {
  const plain = await ask('/atom.xml');
  expect(plain.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers.date).toBeUndefined();
  const compressed = await ask('/atom.xml', { 'Accept-Encoding': 'gzip' });
  expect(compressed.headers['content-encoding']).toBe('gzip');
  expect(compressed.headers.etag).toBe(plain.headers.etag);
  expect(compressed.body.length).toBeLessThan(plain.body.length);
});

test('HEAD and conditional requests are answered without a body', async () => {
  const full = await ask('/rss.xml');
  const head = await ask('/rss.xml', {}, 'HEAD');
  expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, full.headers.etag]);
  const known = await ask('/rss.xml', { 'If-None-Match': full.headers.etag ?? '' });
  expect([known.status, known.body.length]).toEqual([304, 0]);
});

test('a page gets the preview’s script and style, as files of its own', async () => {
  const page = (await ask('/')).body.toString('utf8');
  for (const [, path] of page.matchAll(/(?:src|href)="(\/__preview\/[^"]+)"/g))
    expect((await ask(path as string)).status, path).toBe(200);
  expect(page).toMatch(/<script src="\/__preview\/overlay\.js" defer><\/script>.*<\/head>/s);
  expect((await ask('/')).headers['cache-control']).toBe('no-cache');
  expect(Number((await ask('/')).headers['content-length'])).toBe(Buffer.byteLength(page));
  expect((await ask('/feed.json')).body.toString('utf8')).not.toContain('__preview');
});

test.each(['evil.example', 'evil.example:80', '10.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example'])(
  'a request that names %s is refused',
  async (host) => {
    expect((await ask('/feed.json', { Host: host })).status).toBe(421);
  },
);

test.each(['localhost', 'LOCALHOST:1', '127.0.0.1:80', '[::1]:8787'])(
  'a request that names %s is answered',
  async (host) => {
    expect((await ask('/feed.json', { Host: host })).status).toBe(200);
  },
);

test('a new article is served without a restart, under a new edition', async () => {
  const before = running.state().edition;
  await writeFiles(content, { 'articles/b.md': articleFile({ title: 'Second', published: '2019-05-05' }) });
  await soon(async () => expect(await titles()).toEqual(['Second', 'First']));
  await soon(() => expect(running.state().edition).not.toBe(before));
});

test('the preview writes nothing into the content folder', async () => {
  await expect(readFile(join(content, 'ledger.jsonl'))).rejects.toThrow('ENOENT');
  expect(await readFile(join(content, 'articles/b.md'), 'utf8')).not.toContain('id:');
});

test('an article without a day is reported and left out', async () => {
  await writeFiles(content, { 'articles/c.md': articleFile({ title: 'Third' }) });
  await soon(() => expect(running.state().problems.map(({ rule }) => rule)).toEqual(['undated']));
  expect(running.state().stale).toBe(false);
  expect(await titles()).toEqual(['Second', 'First']);
  await rm(join(content, 'articles/c.md'));
  await soon(() => expect(running.state().problems).toEqual([]));
});

test('broken content leaves the last good edition standing, says what is wrong, and recovers', async () => {
  const path = join(content, 'articles/a.md');
  const good = await readFile(path, 'utf8');
  await writeFile(path, '---\ntitle: [broken\n---\n\nText.\n');
  await soon(() => expect(running.state()).toMatchObject({ stale: true }));
  expect(running.state().problems[0]).toMatchObject({
    severity: 'error',
    file: expect.stringMatching(/articles\/a\.md$/),
  });
  expect(await titles()).toEqual(['Second', 'First']);
  await writeFile(path, good.replace('First', 'First, mended'));
  await soon(async () => expect(await titles()).toEqual(['Second', 'First, mended']));
  expect(running.state()).toMatchObject({ stale: false, problems: [] });
});

test('open pages are told of every edition and every problem', async () => {
  const answer = await fetch(`${running.origin}/__preview/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const next = async (): Promise<unknown> => {
    const text = Buffer.from((await reader.read()).value ?? []).toString('utf8');
    return text.startsWith('data: ') ? JSON.parse(text.slice(6)) : next();
  };
  expect(await next()).toMatchObject({ edition: running.state().edition, problems: [] });
  const before = running.state().edition;
  await writeFiles(content, { 'articles/d.md': articleFile({ title: 'Fourth', published: '2019-05-06' }) });
  expect(await next()).toMatchObject({ edition: expect.not.stringMatching(before) });
  await reader.cancel();
});

test('what is asked while editions change is always answered', async () => {
  const end = new AbortController();
  const statuses = new Set<number>();
  const asking = (async () => {
    while (!end.signal.aborted) statuses.add((await ask('/rss.xml')).status);
  })();
  const done = reports.length;
  for (const title of ['Fifth', 'Sixth', 'Seventh']) {
    await writeFiles(content, { 'articles/e.md': articleFile({ title, published: '2019-05-07' }) });
    await soon(async () => expect((await titles())[0]).toBe(title));
  }
  end.abort();
  await asking;
  expect(reports.length).toBeGreaterThan(done);
  expect([...statuses]).toEqual([200]);
});

test('a file that comes to the media is served at once, another is when it changes, and none when it is gone', async () => {
  const statuses = new Set<number>();
  const end = new AbortController();
  const asking = (async () => {
    while (!end.signal.aborted) statuses.add((await ask('/rss.xml')).status);
  })();
  const sound = async (): Promise<string> => {
    const { status, body } = await ask('/media/deep/sound.mp3');
    return status === 200 ? body.toString('utf8') : String(status);
  };
  const before = running.state().edition;
  await writeFiles(content, { 'media/deep/sound.mp3': 'first' });
  await soon(async () => expect(await sound()).toBe('first'));
  await soon(() => expect(running.state().edition).not.toBe(before));
  const tag = (await ask('/media/deep/sound.mp3')).headers.etag;
  await writeFiles(content, { 'media/deep/sound.mp3': 'other' });
  await soon(async () => expect(await sound()).toBe('other'));
  await soon(async () => expect((await ask('/media/deep/sound.mp3')).headers.etag).not.toBe(tag));
  await rm(join(content, 'media/deep/sound.mp3'));
  await soon(async () => expect(await sound()).toBe('404'));
  end.abort();
  await asking;
  expect([...statuses]).toEqual([200]);
});

test('an article dated ahead is in no feed; its page is shown as it will be, the pages of others as they are', async () => {
  const due = Math.floor(Date.now() / 1000) + 86_400;
  await writeFiles(content, {
    'articles/next.md': articleFile({ title: 'Next', published: new Date(due * 1000).toISOString() }),
  });
  await soon(() =>
    expect(running.state().waiting).toEqual([
      {
        slug: 'next',
        title: 'Next',
        file: expect.stringMatching(/articles\/next\.md$/),
        draft: false,
        due,
        link: `vscode://file${join(content, 'articles/next.md')}:1`,
      },
    ]),
  );
  expect(await titles()).not.toContain('Next');
  const page = await ask('/articles/next');
  expect(page.status).toBe(200);
  expect(page.body.toString('utf8')).toContain('Next</h1>');
  for (const path of ['/articles/next.json', '/articles/next.md', '/articles/none'])
    expect((await ask(path)).status, path).toBe(404);
  expect((await ask('/articles/a')).body.toString('utf8')).not.toContain('Next</a>');
  await rm(join(content, 'articles/next.md'));
  await soon(() => expect(running.state().waiting).toEqual([]));
  expect((await ask('/articles/next')).status).toBe(404);
});

test('a held article is told with its questions, and left out', async () => {
  const held = [{ field: 'published', reason: 'None.', candidates: [{ value: '2019-05-03', from: 'line 3' }] }];
  await writeFiles(content, { 'articles/h.md': articleFile({ title: 'Held', draft: true, held }) });
  await soon(() => expect(running.state().waiting).toMatchObject([{ title: 'Held', draft: true, held }]));
  await rm(join(content, 'articles/h.md'));
  await soon(() => expect(running.state().waiting).toEqual([]));
});

test('a draft that is left out is told', async () => {
  await writeFiles(content, { 'articles/f.md': articleFile({ title: 'Draft', draft: true }) });
  await soon(() => expect(running.state().waiting).toMatchObject([{ title: 'Draft', draft: true }]));
  expect(running.state().waiting[0]?.slug).toBeUndefined();
  await rm(join(content, 'articles/f.md'));
});

test('pages can ask which files articles are, and the Worker’s pages do not say', async () => {
  const asked = JSON.parse((await ask('/__preview/articles.json?slug=a&slug=none')).body.toString('utf8')) as unknown;
  expect(asked).toEqual({
    a: expect.objectContaining({ file: expect.stringMatching(/articles\/a\.md$/), draft: false }),
  });
  expect((await ask('/articles/a')).body.toString('utf8')).not.toContain('content/articles');
});

test('an article that expires while the preview runs leaves the edition by itself', async () => {
  const root = await mkdtemp(join(tmpdir(), 'dateline-preview-'));
  const post = (title: string, more = ''): string => `---\ntitle: ${title}\ndate: 2024-03-10\n${more}---\nText.\n`;
  await writeFiles(root, {
    'content/feed.yaml': 'title: T\nurl: https://feeds.example\nmounts: [blog]\n',
    'blog/hugo.toml': "baseURL = 'https://blog.example/'\n",
    'blog/content/posts/offer.md': post('Offer', 'expiryDate: 2024-06-01T12:00:00Z\n'),
    'blog/content/posts/stays.md': post('Stays'),
  });
  let clock = Date.parse('2024-06-01T11:59:59Z') / 1000;
  const articles: number[] = [];
  const started = await preview({
    now: () => clock,
    content: join(root, 'content'),
    out: join(root, 'out'),
    port: 0,
    report: (report) => articles.push(report.articles),
  });
  try {
    expect(new Set(articles)).toEqual(new Set([2]));
    clock += 1;
    await soon(() => expect(articles.at(-1)).toBe(1));
  } finally {
    await started.stop();
    await rm(root, { recursive: true, force: true });
  }
});

test('a port that is taken is an error, not another port', async () => {
  const port = Number(new URL(running.origin).port);
  await expect(
    preview({ now: () => Math.floor(Date.now() / 1000), content, out: join(home, 'other'), port }),
  ).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
