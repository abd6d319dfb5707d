import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian's Chromium, and others', lie; `CHROMIUM` names another one. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

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

/** Milliseconds that Chromium and its pages may take for anything: a last guard, which no busy machine reaches. */
export const guard = 300_000;

/** Starts Chromium without a window. Throws, saying what to install, where there is none. */
export async function startBrowser(): Promise<Browser> {
  for (const executablePath of places.filter((place) => place !== undefined)) {
    const there = await access(executablePath).then(
      () => true,
      () => false,
    );
    if (there) return chromium.launch({ executablePath, args: flags, timeout: guard });
  }
  throw new Error('There is no Chromium: install the Debian package chromium, or set CHROMIUM to its path.');
}
