import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { guard } from './browser.ts';

/** Works on a page that shares nothing with any other, and closes it. */
export async function visit<T>(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    context.setDefaultTimeout(guard);
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}
