import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import { importFiles } from '../../src/content/intake/import-files.ts';
import type { ServedWorker } from '../../src/host/serve.ts';
import { carriers } from '../torture/carriers.ts';
import { vectors } from '../torture/vectors.ts';
import { startWorker, writeFiles } from '../worker/start.ts';
import { guard, startBrowser } from './browser.ts';

let home: string;
let site: ServedWorker;
let browser: Browser;
let page: Page;

/** Forms of import whose markup goes different ways; the others go one of these. */
const forms = /^(?:html|markdown|json)\//;

/** What ran, or went out, that no page of ours does. */
const seen: string[] = [];

/** Sets a flag that anything which runs would set, whatever it calls. */
const traps = `for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox'])
  window[name] = () => { console.error('RAN ' + name); };`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-hostile-'));
  const content = join(home, 'content');
  const port = await freePort();
  await writeFiles(content, {
    'feed.yaml': `title: "<script>alert(1)</script>"\ndescription: "<img src=x onerror=alert(1)>"\nurl: http://127.0.0.1:${port}\nlanguage: en\ntimezone: UTC\npageSize: 100\n`,
  });
  await writeFiles(
    join(home, 'sources'),
    Object.fromEntries(
      vectors.flatMap((vector, i) =>
        carriers
          .map((carry) => carry(vector, i))
          .filter(({ name }) => forms.test(name))
          .map(({ name, text }) => [name, text]),
      ),
    ),
  );
  await importFiles([join(home, 'sources')], content);
  site = await startWorker(content, { port, now: Date.UTC(2024, 5, 1) / 1000 });
  browser = await startBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(guard);
  await page.addInitScript(traps);
  page.on('dialog', async (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/RAN|Content Security Policy/.test(message.text())) seen.push(message.text());
  });
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('popup', (popup) => seen.push(`popup: ${popup.url()}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== site.origin && protocol !== 'data:') seen.push(`request: ${request.url()}`);
  });
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await rm(home, { recursive: true, force: true });
});

/** Moves over, presses and focuses all that can be, as a person might; nothing that leads away is followed. */
async function provoke(): Promise<void> {
  await page.evaluate(() => {
    const events = ['mouseover', 'pointerover', 'focus', 'blur', 'toggle', 'load', 'error', 'begin', 'start'];
    for (const element of document.querySelectorAll<HTMLElement>('article *, main *'))
      for (const name of events) element.dispatchEvent(new Event(name, { bubbles: false }));
    for (const link of document.querySelectorAll('article a[href], main a[href]'))
      if (link instanceof HTMLAnchorElement && !/^(?:(?:feed:)?https?|mailto):/.test(link.href)) link.click();
  });
}

interface Feed {
  readonly items: readonly { readonly url: string; readonly content_html?: string }[];
  readonly next_url?: string;
}

async function articles(): Promise<Feed['items']> {
  const items: Feed['items'][number][] = [];
  for (let path: string | undefined = '/feed.json?limit=100'; path !== undefined; ) {
    const feed = (await (await site.fetch(path)).json()) as Feed;
    items.push(...feed.items);
    path = feed.next_url?.replace(site.origin, '');
  }
  return items;
}

test('the traps catch what runs', async () => {
  await page.goto(`data:text/html,<img src="data:," onerror="alert(1)"><a href="javascript:confirm(1)">x</a>`);
  await page.evaluate(() => document.querySelector('a')?.click());
  await expect.poll(() => seen.toSorted().join()).toBe('RAN alert,RAN confirm');
  seen.length = 0;
});

test('nothing that came with an article runs or calls on its page, and no policy has to step in', async () => {
  const items = await articles();
  expect(items.length).toBeGreaterThan(vectors.length);
  for (const { url } of items) {
    await page.goto(url, { waitUntil: 'load' });
    await provoke();
    expect(page.url()).toBe(url);
    expect(seen.splice(0), url).toEqual([]);
  }
});

test('nothing that came with articles runs on pages that list them, or in what is asked for', async () => {
  const asked = vectors.map((vector) => `/?q=${encodeURIComponent(vector)}&tag=${encodeURIComponent(vector)}`);
  for (const path of ['/', '/tags', '/authors', '/sources', '/build', '/api', ...asked]) {
    await page.goto(site.origin + path, { waitUntil: 'load' });
    await provoke();
    expect(seen.splice(0), path).toEqual([]);
  }
});

/** A reader that shows bodies as they come, in a page without any policy: what the sanitiser leaves is all that stands between. */
test('nothing runs in a reader that puts bodies into a page of its own by innerHTML, twice, or writes them', async () => {
  const bodies = [
    ...(await articles()).map(({ content_html }) => content_html ?? ''),
    ...vectors.map((vector) => renderBody(vector, { page: 'https://feeds.example/articles/a' }).html),
  ];
  await page.route('**/*', (route) =>
    route.request().url() === `${site.origin}/reader`
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><main></main>' })
      : route.abort(),
  );
  await page.goto(`${site.origin}/reader`);
  await page.evaluate(async (all) => {
    const main = document.querySelector('main') as HTMLElement;
    for (const body of all) {
      main.innerHTML = body;
      // What a parser wrote is read again differently: the way of mutation XSS.
      const written = main.innerHTML;
      main.innerHTML = written;
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentDocument?.write(body);
      frame.contentDocument?.close();
      await new Promise((done) => setTimeout(done));
      frame.remove();
    }
  }, bodies);
  await provoke();
  const ran = seen.splice(0).filter((what) => !what.startsWith('request: http'));
  expect(ran).toEqual([]);
  await page.unroute('**/*');
});
