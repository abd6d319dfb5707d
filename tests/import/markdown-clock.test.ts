import { expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

/** Address and publication of the only post of a site. */
async function only(files: Readonly<Record<string, string>>) {
  const { articles } = await readMount({ path: '.', url: 'https://mill.example/' }, await folderOf(files));
  const { url, published } = articles[0]?.frontMatter ?? {};
  return { path: url?.slice('https://mill.example'.length), published };
}

// Addresses and moments as jekyll 4.3.1 and hexo 8 gave them, on a machine whose clock is UTC.
test.each([
  ['America/New_York', '2024-03-10 23:23:39 -05:00', '/2024/03/11/rye.html', '2024-03-10T23:23:39-05:00'],
  ['America/New_York', '2024-03-11T02:00:00Z', '/2024/03/10/rye.html', '2024-03-11T02:00:00Z'],
  ['America/New_York', '2024-03-11 02:00:00', '/2024/03/10/rye.html', '2024-03-11T02:00:00Z'],
  ['America/New_York', '2024-03-11', '/2024/03/11/rye.html', '2024-03-11'],
  ['Asia/Tokyo', '2024-03-10 23:23:39 -05:00', '/2024/03/11/rye.html', '2024-03-10T23:23:39-05:00'],
  ['Asia/Tokyo', '2024-03-11 20:00:00 +0000', '/2024/03/12/rye.html', '2024-03-11T20:00:00Z'],
  [undefined, '2024-05-06 23:30:00 -0500', '/2024/05/07/rye.html', '2024-05-06T23:30:00-05:00'],
])('M5: Jekyll with timezone %s makes of %s the address %s', async (timezone, date, path, published) => {
  const site = {
    '_config.yml': timezone === undefined ? '' : `timezone: ${timezone}\n`,
    '_posts/2024-03-10-rye.md': `---\ntitle: Rye\ndate: ${date}\n---\nText.\n`,
  };
  expect(await only(site)).toEqual({ path, published });
});

test('M5: the time of day in an address is on the clock of the site, too', async () => {
  const site = {
    '_config.yml': 'timezone: America/New_York\npermalink: /:hour/:minute/:title/\n',
    '_posts/2024-03-10-rye.md': '---\ntitle: Rye\ndate: 2024-03-10 23:23:39 -0500\n---\nText.\n',
  };
  expect((await only(site)).path).toBe('/00/23/rye/');
});

test('M5: Hexo makes addresses of dates with an offset by UTC', async () => {
  const site = {
    '_config.yml': 'new_post_name: :title.md\n',
    'source/_posts/rye.md': '---\ntitle: Rye\ndate: 2024-03-10 23:30:00 -0500\n---\nText.\n',
  };
  expect((await only(site)).path).toBe('/2024/03/11/rye/');
});
