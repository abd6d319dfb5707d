import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServedWorker } from '../../src/host/serve.ts';
import { startBrowser } from './browser.ts';
import { openSite } from './site.ts';
import { visit } from './visit.ts';

let browser: Browser;
let site: ServedWorker;

beforeAll(async () => {
  browser = await startBrowser();
  site = await openSite();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const titles = (page: Page) => page.locator('.listing h2').allTextContents();

async function feedTitles(address: string): Promise<string[]> {
  const { items } = (await (await fetch(address)).json()) as { items: { title: string }[] };
  return items.map(({ title }) => title);
}

test('one finds a tag, narrows it by the chart, copies the feed’s address, and gets the same articles from it', async () => {
  await visit(browser, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.goto(site.origin);
    await page.getByRole('navigation', { name: 'Tags' }).getByRole('link', { name: 'The harbour' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The harbour');
    const bars = page.getByRole('group', { name: 'Articles by month' }).getByRole('link');
    await bars.filter({ hasText: '2024' }).first().click();
    const shown = await titles(page);
    expect(shown.length).toBeGreaterThan(0);
    await page.getByText('Other formats').click();
    await page.getByRole('button', { name: 'Copy the address, JSON Feed' }).click();
    await page.getByText('Copied.').waitFor();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toMatch(/\/feed\.json\?since=2024-\d\d&tag=harbour&until=2024-\d\d$/);
    expect(await feedTitles(address)).toEqual(shown);
  });
});

test('one searches within a selection, drops a condition, and pages on', async () => {
  await visit(browser, {}, async (page) => {
    await page.goto(`${site.origin}/tags/harbour`);
    await page.getByRole('searchbox', { name: 'Search in these articles' }).fill('carpenters');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'carpenters');
    const within = await titles(page);
    await page.getByRole('link', { name: 'Drop tag: The harbour' }).click();
    expect(await titles(page)).toEqual(expect.arrayContaining(within));
    await page.goto(site.origin);
    const first = await titles(page);
    await page.getByRole('link', { name: 'Older articles' }).click();
    const second = await titles(page);
    expect(second.filter((title) => first.includes(title)).length).toBeLessThan(second.length);
    await page.getByRole('link', { name: 'Newest' }).click();
    expect(await titles(page)).toEqual(first);
  });
});

test('without scripts the builder makes a feed that holds what it showed', async () => {
  await visit(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.origin}/build`);
    await page.getByLabel('All of these').fill('harbour');
    await page.getByLabel('None of these').fill('council');
    await page.getByLabel('Since').fill('2023-01-01');
    await page.getByLabel('JSON Feed', { exact: true }).check();
    await page.getByRole('button', { name: 'Show the articles' }).click();
    const shown = await page.locator('#result ol a').allTextContents();
    const address = await page.getByLabel('Address of the feed, JSON Feed').inputValue();
    expect(address).toBe(`${site.origin}/feed.json?since=2023-01-01&tag=-council&tag=harbour`);
    expect((await feedTitles(address)).slice(0, shown.length)).toEqual(shown.map((title) => title.trim()));
    await page.getByLabel('Page', { exact: true }).check();
    await page.getByRole('button', { name: 'Go there' }).click();
    expect(page.url()).toBe(`${site.origin}/?since=2023-01-01&tag=-council&tag=harbour`);
    expect((await titles(page)).slice(0, shown.length)).toEqual(shown.map((title) => title.trim()));
  });
});

test('by keyboard alone one fills in the builder and comes to the feed’s articles', async () => {
  await visit(browser, {}, async (page) => {
    await page.goto(`${site.origin}/build`);
    const reach = async (selector: string) => {
      for (let steps = 0; steps < 60; steps++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Nobody comes to ${selector} by keyboard.`);
    };
    await reach('[name=tag-any]');
    await page.keyboard.type('fishing');
    await reach('[name=format]:checked');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=1/);
    expect(new URL(page.url()).searchParams.get('format')).toBe('rss');
    expect(await page.getByLabel('Address of the feed, RSS').inputValue()).toBe(`${site.origin}/tags/fishing/rss.xml`);
    await reach('#result a[href="/tags/fishing"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tags/fishing');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Fishing');
  });
});

test('with scripts the builder shows what a form holds while one types', async () => {
  await visit(browser, {}, async (page) => {
    await page.goto(`${site.origin}/build`);
    const count = page.locator('#result h2');
    const before = await count.textContent();
    await page.getByLabel('Any of these').fill('fishing, ferries');
    await page.getByText(/^(?!72 )\d+ articles$/).waitFor();
    expect(await count.textContent()).not.toBe(before);
    await page.getByLabel('Any of these').fill('fishing, ferrie');
    await page.getByText('There is no tag “ferrie”.').waitFor();
  });
});

test('by keyboard alone one skips to the content, opens an article, and returns', async () => {
  await visit(browser, {}, async (page) => {
    await page.goto(site.origin);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    for (let steps = 0; steps < 80 && !(await focused()).startsWith('/articles/'); steps++) {
      await page.keyboard.press('Tab');
      const visible = await page.evaluate(() => {
        const { outlineStyle } = getComputedStyle(document.activeElement as Element);
        return outlineStyle !== 'none' || document.activeElement?.closest('svg') !== null;
      });
      expect(visible).toBe(true);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/keeper');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The last keeper hands over the keys');
    await page.goBack();
    await page
      .getByRole('link', { name: /^\w+ 2023: \d+ articles?$/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/2023/**');
  });
});

test('an app on another origin reads the feeds, keeps a copy, and asks conditionally', async () => {
  const app = await readFile(new URL('app.html', import.meta.url));
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(app));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    await visit(browser, {}, async (page) => {
      await page.goto(`http://localhost:${port}/?at=${encodeURIComponent(site.origin)}`);
      await page.getByText('72, then 72; 304').waitFor();
      expect(await page.locator('#articles a').allTextContents()).toEqual(
        await feedTitles(`${site.origin}/feed.json?tag=harbour&limit=5`),
      );
    });
  } finally {
    server.close();
  }
});
