import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, realpath, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { codeFolder, projectRoot } from '../../src/host/project.ts';
import { uploadMedia } from '../../src/host/deploy.ts';
import { bin, dateline } from '../cli/run.ts';
import { freePort } from '../freePort.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

const MiB = 1024 * 1024;

/** A file of 26 MiB whose bytes tell where they stand. */
const film = Buffer.alloc(
  26 * MiB,
  Uint8Array.from({ length: 251 }, (_, i) => i),
);
const tag = `"${createHash('md5').update(film).digest('hex')}"`;
const key = 'media/films/Fähre & co.mp4';
const path = '/media/films/F%C3%A4hre%20%26%20co.mp4';

const bucket = '[[r2_buckets]]\nbinding = "MEDIA"\nbucket_name = "harbour-media"\n';

let home: string;
let settings: string;

beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'dateline-bucket-')));
  settings = (await readFile(join(projectRoot, 'wrangler.toml'), 'utf8')).replace(/\[build\]\n.*\n.*\n/, '');
  await writeFiles(home, {
    'wrangler.toml': settings.replace('src/edge/worker.ts', 'src/index.ts') + bucket,
    // Another name than in a new publication: a Worker that existed already.
    'src/index.ts':
      `import { dateline } from ${JSON.stringify(join(codeFolder, 'edge/dateline.ts'))};\n` +
      "import index from '../.dateline/index.bin';\nimport newest from '../.dateline/newest.bin';\n" +
      'export default dateline({ index, newest });\n',
    'content/feed.yaml': 'title: T\nurl: https://feeds.example\n',
    'content/articles/a.md': articleFile({
      title: 'A',
      published: '2020-01-02',
      attachments: [{ url: '/media/films/Fähre & co.mp4' }],
    }),
    // macOS has names in NFD.
    [`content/${key.normalize('NFD')}`]: film,
    'content/media/small.mp3': 'small',
  });
});

afterAll(() => rm(home, { recursive: true, force: true }));

test('S6: a build says which files are for the bucket, and keeps them out of the static assets', async () => {
  const { code, out, err } = await dateline(['build'], home);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`${key} is too large for static assets: "dateline deploy" uploads it`);
  expect(out).toContain('1 assets of 5 bytes');
  expect(await readdir(join(home, '.dateline/assets/media'))).toEqual(['small.mp3']);
  const [stats, check] = [await dateline(['stats', '--json'], home), await dateline(['check'], home)];
  expect(JSON.parse(stats.out).bytes.assets).toBe(5);
  expect([check.code, check.out]).toEqual([0, '0 errors, 0 warnings.\n']);
});

test('S6: a file beyond the 300 MiB that wrangler uploads is named, with what it may have', async () => {
  const folder = await mkdtemp(join(home, 'beyond-'));
  await writeFiles(folder, {
    'wrangler.toml': settings + bucket,
    'content/feed.yaml': 'title: T\nurl: https://feeds.example\n',
    'content/articles/a.md': articleFile({ title: 'A', published: '2020-01-02' }),
    'content/media/whole.mp4': '',
  });
  await truncate(join(folder, 'content/media/whole.mp4'), 300 * MiB + 1);
  const { code, err } = await dateline(['build'], folder);
  expect(code).toBe(1);
  expect(err).toMatch(
    /whole\.mp4[^]*It has 314572801 bytes\. wrangler uploads files up to 314572800 bytes \(300 MiB\)/,
  );
});

test('the file that the bucket has is not uploaded again', async () => {
  let answered = tag;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('ETag', answered).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const uploading = vi.fn();
  const upload = () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return uploadMedia({ bucket: 'b', keys: [key], out: join(home, '.dateline'), url, dryRun: true, uploading });
  };
  try {
    await upload();
    expect([asked, uploading.mock.calls]).toEqual([[`HEAD ${path}`], []]);
    answered = `W/${tag}`;
    await upload();
    expect(uploading.mock.calls).toEqual([]);
    answered = '"other"';
    await upload();
    expect(uploading.mock.calls).toEqual([[key]]);
  } finally {
    server.close();
  }
});

test('a deployment tells what it uploads, and without a login how the upload failed', async () => {
  await writeFile(join(home, 'content/feed.yaml'), 'title: T\nurl: https://127.0.0.1:9\n');
  const told = `uploading ${key} into the R2 bucket harbour-media\n`;
  const dry = await dateline(['deploy', '--dry-run'], home);
  expect([dry.code, dry.out]).toEqual([0, expect.stringContaining(told)]);
  const { code, out, err } = await dateline(['deploy'], home);
  expect([code, out]).toEqual([1, expect.stringContaining(told)]);
  expect(err).toMatch(/^dateline: media\/films\/.* could not be uploaded into the R2 bucket harbour-media:\n[^]*TOKEN/);
  expect(err).toContain('npx wrangler r2 bucket create harbour-media');
  expect(err).not.toMatch(/^ {4}at /m);
});

test('the preview serves the file from the bucket with ranges, HEAD, length and entity tag', async () => {
  const port = await freePort();
  const dev: ChildProcess = spawn(process.execPath, [bin, 'dev', '--port', String(port)], {
    cwd: home,
    stdio: 'ignore',
  });
  const ask = (headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'Accept-Encoding': 'identity', ...headers } });
  try {
    const whole = await vi.waitFor(
      async () => {
        const answer = await ask();
        expect(answer.status).toBe(200);
        return answer;
      },
      { timeout: 120_000, interval: 200 },
    );
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      'content-length': String(film.length),
      'content-type': 'video/mp4',
      etag: tag,
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await whole.arrayBuffer()).equals(film)).toBe(true);

    const head = await ask({}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([
      200,
      String(film.length),
      tag,
    ]);
    const part = async (range: string, more = {}): Promise<readonly unknown[]> => {
      const answer = await ask({ Range: range, ...more });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return [answer.status, answer.headers.get('content-range'), bytes.length, bytes[0]];
    };
    const size = film.length;
    expect(await part('bytes=0-1')).toEqual([206, `bytes 0-1/${size}`, 2, 0]);
    expect(await part('bytes=1000-')).toEqual([206, `bytes 1000-${size - 1}/${size}`, size - 1000, 1000 % 251]);
    expect(await part('bytes=-10')).toEqual([206, `bytes ${size - 10}-${size - 1}/${size}`, 10, (size - 10) % 251]);
    expect(await part('bytes=5-9', { 'If-Range': tag })).toEqual([206, `bytes 5-9/${size}`, 5, 5]);
    expect(await part('bytes=5-9', { 'If-Range': '"other"' })).toEqual([200, null, size, 0]);
    expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`]);
    const known = await ask({ 'If-None-Match': `"other", ${tag}` });
    expect([known.status, await known.text()]).toEqual([304, '']);
    expect((await fetch(`http://127.0.0.1:${port}/media/none.mp4`)).status).toBe(404);
    expect(await (await fetch(`http://127.0.0.1:${port}/media/small.mp3`)).text()).toBe('small');
  } finally {
    dev.kill('SIGTERM');
    await once(dev, 'exit');
  }
});

test('check names a bucket without a name, and init proposes one that R2 takes', async () => {
  const folder = await mkdtemp(join(home, 'new-'));
  const url = `https://${'a'.repeat(58)}.example`;
  await dateline(['init', 'mine', '--yes', '--url', url], folder);
  const mine = join(folder, 'mine');
  const made = await readFile(join(mine, 'wrangler.toml'), 'utf8');
  const [, name = ''] = /^# bucket_name = "(.*)"$/m.exec(made) ?? [];
  // https://developers.cloudflare.com/r2/buckets/create-buckets/: 3 to 63 lower-case letters, digits and hyphens.
  expect(name).toMatch(/^[a-z\d][a-z\d-]{1,61}[a-z\d]$/);
  await writeFile(join(mine, 'wrangler.toml'), `${made}\n[[r2_buckets]]\nbinding = "MEDIA"\n`);
  const { code, out } = await dateline(['check'], mine);
  expect([code, out]).toEqual([1, expect.stringContaining('The bucket with binding "MEDIA" has no bucket_name')]);
});
