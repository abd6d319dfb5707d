import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { run, runs } from '../program.ts';
import type { Reader } from '../reader.ts';

const cache = (home: string): string => join(home, '.newsboat', 'cache.db');

export const newsboat: Reader = {
  name: 'newsboat',
  formats: ['rss', 'atom'],
  needs: { debian: 'newsboat', present: () => runs('newsboat', '-v') },
  // It keeps the validators of a first answer only when it stores the feed a second time.
  conditionalFrom: 3,
  faults: {
    'before moment': 'it keeps moments as unsigned 32-bit numbers',
    'eve moment': 'it keeps moments as unsigned 32-bit numbers',
    'hastings moment': 'it keeps moments as unsigned 32-bit numbers',
    'first moment': 'it reads the year 0001 as 2001',
    'comma authors': 'it keeps authors in one text, between commas',
    'people authors': 'of several dc:creator it keeps the last',
  },
  poll: async ({ home, url }) => {
    await mkdir(join(home, '.newsboat'), { recursive: true });
    await writeFile(join(home, '.newsboat', 'urls'), `${url}\n`);
    await run('newsboat', ['-x', 'reload'], home);
  },
  unread: async ({ home }) => {
    const database = new DatabaseSync(cache(home));
    const rows = database.prepare('select guid from rss_item where unread = 1 order by guid').all();
    database.exec('update rss_item set unread = 0');
    database.close();
    return rows.map(({ guid }) => String(guid));
  },
  stored: async ({ home }) => {
    const database = new DatabaseSync(cache(home), { readOnly: true });
    const rows = database
      .prepare('select guid, title, author, url, pubDate, content from rss_item where deleted = 0 order by id')
      .all();
    database.close();
    return rows.map((row) => ({
      id: String(row.guid),
      title: String(row.title),
      moment: Number(row.pubDate),
      link: String(row.url),
      text: String(row.content),
      authors: row.author ? String(row.author).split(', ') : [],
    }));
  },
};
