import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { run, runs } from '../program.ts';
import type { Reader } from '../reader.ts';

export const newsboat: Reader = {
  name: 'newsboat',
  formats: ['rss', 'atom'],
  needs: { debian: 'newsboat', present: () => runs('newsboat', '-v') },
  // It keeps the validators of a first answer only when it stores the feed a second time.
  conditionalFrom: 3,
  faults: {
    'before moment': 'it keeps moments as unsigned 32-bit numbers',
    'people authors': 'of several dc:creator it keeps the last',
  },
  poll: async ({ home, url }) => {
    await mkdir(join(home, '.newsboat'), { recursive: true });
    await writeFile(join(home, '.newsboat', 'urls'), `${url}\n`);
    await run('newsboat', ['-x', 'reload'], home);
  },
  stored: async ({ home }) => {
    const database = new DatabaseSync(join(home, '.newsboat', 'cache.db'), { readOnly: true });
    const rows = database
      .prepare(
        'select guid, title, author, url, pubDate, content from rss_item where deleted = 0 order by id',
      )
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
