import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../../src/content/files.ts';
import { projectRoot } from '../../src/host/project.ts';
import { articleFile, type Files } from './start.ts';

/** The address of the publication that `filesBelow` returns. */
export const address = 'https://quay.example/feeds';

/** The moment at which its last visible article is out, in seconds since the epoch. */
export const now = Date.UTC(2024, 2, 10, 12) / 1000;

/** The golden publication below a path, with an article that links and shows by paths that begin with a slash. */
export async function filesBelow(): Promise<Files> {
  const folder = join(projectRoot, 'tests/golden/content');
  const files = await Promise.all(
    (await listFiles(folder)).map(async (name): Promise<[string, string | Uint8Array]> => {
      const bytes = await readFile(join(folder, name));
      const text = /\.(?:md|yaml)$/.test(name) && bytes.toString().replaceAll('https://quay.example', address);
      return [name, text || bytes];
    }),
  );
  const settings = 'redirects: { /old.xml: /rss.xml, /tags/gone: /tags/ferries }\n';
  return {
    ...Object.fromEntries(files),
    'feed.yaml': `${Object.fromEntries(files)['feed.yaml']}${settings}`,
    'articles/slash.md': articleFile(
      {
        title: 'Paths that begin with a slash',
        published: '2024-03-06T09:00:00Z',
        id: 'tag:quay.example,2024-03-06:slash',
        slug: 'slash',
        tags: ['ships'],
        image: '/media/icon.png',
        attachments: ['media/lamp.mp3'],
      },
      [
        '[tag](/tags/ships) ![lamp](/media/lamp.png) [beside](ferry) [by name](/media/lamp.mp3)',
        '<a href="/build">raw</a> <img src="/media/lamp.png" alt=""> <audio src="/media/lamp.mp3"></audio>',
        '`<a href="/code">` and the text href="/text" stay. [elsewhere](https://quay.example/about)',
      ].join('\n\n'),
    ),
  };
}
