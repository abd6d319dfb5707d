import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { library } from '../library.ts';
import { program, run, runs } from '../program.ts';
import type { Reader, Stored } from '../reader.ts';

const built = join(tmpdir(), 'dateline-syndication');
const headers = '/usr/include/KF5/Syndication';

let build: Promise<string> | undefined;

/** The program, compiled once. */
function binary(): Promise<string> {
  return (build ??= (async () => {
    await mkdir(built, { recursive: true });
    const path = join(built, 'syndication');
    const qt = await run('pkg-config', ['--cflags', '--libs', 'Qt5Core', 'Qt5Xml'], built);
    await run(
      'g++',
      [
        '-std=c++17',
        '-fPIC',
        program('syndication.cpp'),
        '-o',
        path,
        `-I${headers}`,
        `-I${headers}/syndication`,
        '-lKF5Syndication',
        ...qt.trim().split(/\s+/),
      ],
      built,
    );
    return path;
  })());
}

/** KDE's library, which reads feeds for Akregator. */
export const syndication: Reader = {
  ...library(
    'Syndication (KDE)',
    ['rss', 'atom'],
    async (text, _, home) => {
      const file = join(home, 'feed.xml');
      await writeFile(file, text);
      return JSON.parse(await run(await binary(), [file], home)) as Stored[];
    },
    {
      'before moment': 'it reads moments as unsigned 32-bit numbers',
      'eve moment': 'it reads moments as unsigned 32-bit numbers',
      'hastings moment': 'it reads moments as unsigned 32-bit numbers',
      'first moment': 'it reads moments as unsigned 32-bit numbers',
      'mail authors': 'it takes an address for e-mail, not for a name',
      '渡轮-回 link': 'it shows addresses decoded',
      'people authors': 'of several dc:creator it keeps the first',
    },
  ),
  needs: {
    debian: 'g++ pkg-config libkf5syndication-dev',
    present: async () => (await runs('g++', '--version')) && runs('test', '-d', headers),
  },
};
