import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { program, run, runs } from '../program.ts';
import type { Reader, Stored } from '../reader.ts';

const config = (home: string): string => `[DEFAULT]
from = feeds@example.org
to = reader@example.org
email-protocol = maildir
maildir-path = ${home}/Mail
maildir-mailbox = INBOX
html-mail = True
date-header = True
use-8bit = True
verbose = warning
`;

/** rss2email into a maildir: a message for each item that it takes for new or changed. */
export const rss2email: Reader = {
  name: 'rss2email',
  formats: ['rss', 'atom'],
  needs: { debian: 'rss2email', present: () => runs('r2e', '--version') },
  conditionalFrom: 2,
  keepsFirst: 'it sends one message for each id, as its trust-guid says',
  faults: {
    'mail authors': 'feedparser takes an address for e-mail and cuts it out of the name',
    'named title': 'it reads references in a title of RSS once more',
    'changed moment': 'it dates messages by the last change',
    'first moment': 'it reads the year 0001 as 2001',
    'comma tags': 'it keeps tags in one header, between commas',
    'entities title': 'feedparser takes a title of RSS that holds references for HTML, and it reads them once more',
    'people authors': 'it keeps one author',
  },
  poll: async ({ home, url }) => {
    const folder = join(home, '.config');
    if (!(await readdir(home)).includes('.config')) {
      await mkdir(folder, { recursive: true });
      await mkdir(join(home, 'Mail'));
      await writeFile(join(folder, 'rss2email.cfg'), config(home));
      await run('r2e', ['add', 'feed', url], home);
    }
    await run('r2e', ['run'], home);
  },
  stored: async ({ home }) =>
    JSON.parse(await run('python3', [program('maildir.py'), join(home, 'Mail', 'INBOX')], home)) as Stored[],
};
