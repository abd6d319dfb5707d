import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { settingsAbove } from '../../import/markdown/site/site.ts';
import type { Publication } from '../publication/publication.ts';

/** The absolute paths of mounts and of the sites to which they belong, whose settings change how posts are read. */
export async function mountPaths(folder: string, { mounts }: Publication): Promise<string[]> {
  const paths = mounts.map(({ path }) => resolve(folder, '..', path));
  return [...paths, ...(await sitesAround(paths))];
}

/** The folders of the sites of which mounted folders (absolute paths) are parts. */
async function sitesAround(mounts: readonly string[]): Promise<string[]> {
  const sites = await Promise.all(
    mounts.map(async (mount) => {
      const found = await stat(mount).catch(() => undefined);
      return found?.isDirectory() ? (await settingsAbove(mount))?.folder : undefined;
    }),
  );
  return [...new Set(sites.filter((site) => site !== undefined && !mounts.includes(site)) as string[])];
}
