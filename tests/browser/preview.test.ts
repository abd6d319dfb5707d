import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { findings } from './axe.ts';
import { guard, startBrowser } from './browser.ts';
import { shots } from './shots.ts';

let home: string;
let content: string;
let running: Preview;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-browser-'));
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
    drafts: true,
  });
  browser = await startBrowser();
  page = await browser.newPage({ bypassCSP: true });
  page.setDefaultTimeout(guard);
  page.on('console', (message) => {
    // Browsers ask for an icon that no page names.
    const icon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !icon) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(running.origin);
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await rm(home, { recursive: true, force: true });
});

const panel = '#dateline-preview';

test('a page of sound content shows no panel', async () => {
  await page.getByText('First').first().waitFor();
  expect(await page.locator(panel).count()).toBe(0);
});

test('an open page shows a new article by itself', async () => {
  await writeFiles(content, { 'articles/b.md': articleFile({ title: 'Second', published: '2019-05-05' }) });
  await page.getByText('Second').first().waitFor();
});

test('an open page shows what is wrong, where and what to do, and stays as it was', async () => {
  await writeFiles(content, { 'articles/b.md': '---\ntitle: [broken\n---\n\nText.\n' });
  await page.locator(panel).waitFor();
  const text = await page.locator(panel).innerText();
  expect(text).toMatch(/^\d+ errors? in the content; this is the last good edition/);
  expect(text).toMatch(/articles\/b\.md:\d+/);
  await page.getByText('Second').first().waitFor();
});

test('text in a problem is text, whatever it looks like', async () => {
  await writeFiles(content, {
    'articles/b.md': articleFile({ title: 'Third', '<img src=x onerror=alert(1)>': 'x' }),
  });
  await page.locator(panel).getByText('onerror').waitFor();
  expect(await page.locator(`${panel} img`).count()).toBe(0);
});

test('the panel goes when the content is sound again', async () => {
  await writeFiles(content, { 'articles/b.md': articleFile({ title: 'Fourth', published: '2019-05-05' }) });
  await page.getByText('Fourth').first().waitFor();
  await page.locator(panel).waitFor({ state: 'detached' });
});

test('every article says which file it is, and what is not out yet is listed with its own', async () => {
  const due = new Date(Date.now() + 3_600_000).toISOString();
  await writeFiles(content, {
    'articles/b.md': articleFile({ title: 'A draft', published: '2019-05-05', draft: true }),
    'articles/c.md': articleFile({ title: 'Tomorrow', published: due }),
    'articles/untitled.md': articleFile({ published: '2019-05-03' }, 'A note without a title.'),
  });
  const mark = page.locator('.listing > li', { hasText: 'A draft' }).locator('.dateline-preview-mark');
  await mark.getByText('Draft', { exact: true }).waitFor();
  const link = mark.getByRole('link', { name: /articles\/b\.md$/ });
  expect(await link.getAttribute('href')).toBe(`vscode://file${content}/articles/b.md:1`);
  const untitled = page.locator('.listing > li', { hasText: 'A note without' }).locator('.dateline-preview-mark');
  expect(await untitled.innerText()).toMatch(/articles\/untitled\.md\s*Copy$/);
  const others = page.locator('.listing > li', { hasText: 'First' }).locator('.dateline-preview-mark');
  expect(await others.innerText()).toMatch(/articles\/a\.md\s*Copy$/);
  expect(await page.locator('.listing').getByText('Tomorrow').count()).toBe(0);
  await page.locator(panel).getByText('Not out yet: 1 draft, 1 future article').click();
  await page.locator(panel).getByRole('link', { name: 'Tomorrow' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tomorrow');
  await page.locator('.article > header').getByText('Appears by itself on').waitFor();
});

test('a path can be copied', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page
    .locator('.article > header')
    .getByRole('button', { name: /^Copy the path/ })
    .click();
  await page
    .getByRole('button', { name: /^Copy the path/ })
    .getByText('Copied')
    .first()
    .waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/articles\/c\.md$/);
});

test.each(['light', 'dark'] as const)('what is laid over pages is accessible, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  for (const path of ['/', '/articles/c']) {
    await page.goto(running.origin + path);
    await page.locator('.dateline-preview-mark').first().waitFor();
    await page.locator(`${panel} summary`).first().click();
    expect(await findings(page)).toEqual([]);
    await mkdir(shots, { recursive: true });
    await page.screenshot({ path: `${shots}/preview${path.replaceAll('/', '-')}-${colorScheme}.png` });
  }
});

test('the browser has nothing to complain about', () => {
  expect(complaints).toEqual([]);
});
