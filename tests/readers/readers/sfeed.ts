import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, runs } from '../program.ts';
import type { Reader } from '../reader.ts';

const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\' };

export const sfeed: Reader = {
  name: 'sfeed',
  formats: ['rss', 'atom'],
  needs: { debian: 'sfeed', present: () => runs('which', 'sfeed_update') },
  keepsFirst: 'sfeed_update keeps the first line of an id, link and title',
  faults: {
    'people authors': 'it keeps the first author',
    'backslash title': 'it writes backslashes of titles as they are, among escapes',
    'bar tags': 'it keeps tags in one text, between bars',
  },
  poll: async ({ home, url }) => {
    await mkdir(join(home, '.sfeed'), { recursive: true });
    const rc = join(home, '.sfeed', 'sfeedrc');
    await writeFile(rc, `sfeedpath="$HOME/.sfeed/feeds"\nfeeds() {\n\tfeed "feed" "${url}"\n}\n`);
    await run('sfeed_update', [rc], home);
  },
  // One item a line, fields parted by tabs, as sfeed(5) says.
  stored: async ({ home }) =>
    (await readFile(join(home, '.sfeed', 'feeds', 'feed'), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [moment, title, link, text, , id, author, , tags] = line
          .split('\t')
          .map((field) => field.replace(/\\[nt\\]/g, (escape) => escapes[escape] as string));
        return {
          id: id as string,
          title: title as string,
          moment: Number(moment),
          link: link as string,
          text: text as string,
          authors: author ? [author] : [],
          tags: tags ? tags.split('|') : [],
        };
      }),
};
