import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServedWorker } from '../../src/host/serve.ts';
import { findings } from './axe.ts';
import { startBrowser } from './browser.ts';
import { kinds } from './kinds.ts';
import { arabic } from './publication.ts';
import { shots } from './shots.ts';
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

/** The standard and what browsers agree on. Style that is a matter of taste is ours to choose. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'void-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off' },
});

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 780 }, colorScheme: 'light' },
};

describe.each(Object.entries(kinds))('the page of kind %s', (kind, path) => {
  test.each(Object.entries(looks))('is accessible and whole, %s', async (look, options) => {
    await visit(browser, { ...options, bypassCSP: true }, async (page) => {
      await page.goto(site.origin + path);
      expect(await findings(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await mkdir(shots, { recursive: true });
      await page.screenshot({ path: `${shots}/${kind}-${look}.png` });
    });
  });

  test('asks nobody else for anything, and breaks none of its own rules', async () => {
    await visit(browser, {}, async (page) => {
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      const answer = await page.goto(site.origin + path, { waitUntil: 'networkidle' });
      expect(asked.filter((address) => new URL(address).origin !== site.origin)).toEqual([]);
      const expected = (answer?.status() ?? 0) >= 400 ? 1 : 0;
      expect(complaints).toHaveLength(expected);
      expect(await page.context().cookies()).toEqual([]);
    });
  });

  test('is valid HTML', async () => {
    const text = await (await site.fetch(path)).text();
    const report = await validator.validateString(text);
    const faults = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
    );
    expect(faults).toEqual([]);
  });
});

describe('a publication that is written from right to left', () => {
  let port: ServedWorker;
  beforeAll(async () => {
    port = await openSite(undefined, arabic);
  });
  afterAll(() => port?.stop());

  test.each(
    Object.entries({
      home: '/',
      tag: '/tags/weather',
      article: '/articles/sea',
      foreign: '/articles/tide',
      builder: '/build',
    }),
  )('has accessible and whole pages too: %s', async (kind, path) => {
    for (const [look, options] of Object.entries(looks))
      await visit(browser, { ...options, bypassCSP: true }, async (page) => {
        await page.goto(port.origin + path);
        expect(await findings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `${shots}/arabic-${kind}-${look}.png` });
      });
  });

  test('puts our own words around names in their order', async () => {
    await visit(browser, {}, async (page) => {
      await page.goto(`${port.origin}/articles/sea`);
      const by = page.locator('.meta span', { hasText: 'By' });
      const [word, name] = await by.evaluate((span) => {
        const range = document.createRange();
        range.selectNode(span.firstChild as Node);
        return [
          range.getBoundingClientRect().left,
          (span.querySelector('bdi') as Element).getBoundingClientRect().left,
        ];
      });
      expect(word).toBeLessThan(name as number);
    });
  });
});

/** The README's picture; made anew where it is missing, or with `SCREENSHOT=1`. */
const picture = 'docs/screenshot.png';
const fresh = !existsSync(picture) || process.env.SCREENSHOT === '1';

test('nothing moves by itself, whatever one asked for', async () => {
  const style = await (await site.fetch('/style.css')).text();
  expect(style).not.toMatch(/animation|transition|scroll-behavior/);
});

test('an article prints without what only a screen needs', async () => {
  await visit(browser, {}, async (page) => {
    await page.goto(`${site.origin}/articles/keeper`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  });
});

test('the README can show the home page as it is', async () => {
  const published = await openSite('https://gazette.example');
  try {
    await visit(browser, { viewport: { width: 1200, height: 860 } }, async (page) => {
      await page.goto(published.origin);
      await page.screenshot({ path: fresh ? picture : `${shots}/readme.png` });
    });
  } finally {
    await published.stop();
  }
});
