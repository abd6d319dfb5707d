import { existsSync } from 'node:fs';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Chromium may be; Debian's first. */
const executables = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a new profile of its own, which goes when it is closed. */
export interface Browser {
  /** A page in a context of its own, closed after the work on it. */
  readonly visit: <T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Starts Debian's Chromium. Rejects, saying what is missing, where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = executables.find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined)
    throw new Error(
      'Chromium is missing: install it (apt-get install chromium), or say where it is with CHROMIUM=/path/to/chromium.',
    );
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    visit: async (options, work) => {
      const context: BrowserContext = await browser.newContext(options);
      try {
        return await work(await context.newPage());
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}
