import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import type { ServedWorker } from '../../src/host/serve.ts';
import { filesBelow } from '../worker/below.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { findings } from './axe.ts';
import { startBrowser } from './browser.ts';
import { kinds } from './kinds.ts';
import { publication } from './publication.ts';
import { openSite } from './site.ts';
import { visit } from './visit.ts';

let home: string;
let running: Preview;
let browser: Browser;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-browser-path-'));
  const ahead = { title: 'Ahead', published: '2099-01-01', slug: 'ahead' };
  await writeFiles(join(home, 'content'), {
    ...(await filesBelow()),
    'articles/ahead.md': articleFile(ahead),
  });
  [browser, running] = await Promise.all([
    startBrowser(),
    preview({
      now: () => Math.floor(Date.now() / 1000),
      content: join(home, 'content'),
      out: join(home, 'out'),
      port: 0,
    }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await rm(home, { recursive: true, force: true });
});

test.each(['/', '/articles/lamp', '/none'])(
  'the page %s of the preview below a path loads all of its files, and nothing fails',
  async (path) => {
    await visit(browser, { bypassCSP: true }, async (page) => {
      const failed: string[] = [];
      page.on('response', (answer) => {
        if (answer.status() >= 400) failed.push(answer.url());
      });
      page.on('pageerror', (error) => failed.push(error.message));
      const address = `${running.origin}/feeds${path}`;
      await page.goto(address, { waitUntil: 'load' });
      expect(failed).toEqual(path === '/none' ? [address] : []);
      expect(await findings(page)).toEqual([]);
    });
  },
);

/** Kinds of pages that are errors, with their status. */
const errors = new Map([
  ['notFound', 404],
  ['gone', 410],
  ['badParameter', 400],
  ['refused', 400],
]);

describe('the publication of all kinds of pages, below a path', () => {
  let site: ServedWorker;

  beforeAll(async () => {
    const feed = String(publication['feed.yaml']).replace(/^(url: .*?)\/?$/m, '$1/feeds');
    site = await openSite(undefined, { ...publication, 'feed.yaml': feed });
  });

  afterAll(() => site?.stop());

  test.each(Object.entries(kinds))(
    'the page of kind %s is whole, and all of its links stay below',
    async (kind, path) => {
      await visit(browser, { bypassCSP: true }, async (page) => {
        const below = `${site.origin}/feeds`;
        const failed: string[] = [];
        const outside: string[] = [];
        page.on('response', (answer) => {
          if (answer.status() >= 400) failed.push(`${answer.status()} ${answer.url()}`);
          if (!answer.url().startsWith(`${below}/`)) outside.push(answer.url());
        });
        page.on('pageerror', (error) => failed.push(error.message));
        const answer = await page.goto(below + path, { waitUntil: 'load' });
        const status = errors.get(kind);
        expect(failed).toEqual(status === undefined ? [] : [`${status} ${answer?.url()}`]);
        const addresses = await page.evaluate(() =>
          [...document.querySelectorAll('[href], [src], form')].flatMap((element) => {
            const { href, src, action } = element as HTMLAnchorElement & HTMLImageElement & HTMLFormElement;
            return [href, src, action].filter((address): address is string => typeof address === 'string');
          }),
        );
        outside.push(
          ...addresses.filter((address) => address.startsWith(site.origin)).filter((own) => !own.startsWith(below)),
        );
        expect(addresses.length).toBeGreaterThan(0);
        expect(outside).toEqual([]);
        expect(await findings(page)).toEqual([]);
      });
    },
  );
});

test('a reader goes from the front page to a tag, an article, the form and a search below the path', async () => {
  await visit(browser, {}, async (page) => {
    await page.goto(running.origin);
    await page.getByRole('navigation', { name: 'Tags' }).getByRole('link', { name: 'Ships' }).click();
    await page.waitForURL(`${running.origin}/feeds/tags/ships`);
    await page.getByRole('link', { name: 'Paths that begin with a slash' }).click();
    await page.waitForURL(`${running.origin}/feeds/articles/slash`);
    await page.getByRole('link', { name: 'Feed builder' }).click();
    await page.getByLabel('All of these').fill('ships');
    await page.locator('#result input[value*="/feeds/tags/ships/"]').first().waitFor();
    await page.getByText('See them as a page').click();
    await page.waitForURL(/\/feeds\/tags\/ships/);
    await page.getByRole('searchbox').first().fill('lamp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/feeds\/\?q=lamp/);
  });
});

test('the preview’s panel leads to articles below the path, and marks them', async () => {
  await visit(browser, { bypassCSP: true }, async (page) => {
    await page.goto(`${running.origin}/feeds/`);
    await page.getByText('Not out yet').click();
    await page.locator('#dateline-preview').getByRole('link', { name: 'Ahead', exact: true }).click();
    await page.waitForURL(`${running.origin}/feeds/articles/ahead`);
    await page.locator('.dateline-preview-mark').first().waitFor();
  });
});
