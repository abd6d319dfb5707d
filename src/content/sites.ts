import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { settingsAbove } from '../import/markdown/site.ts';
import type { Publication } from './content.ts';

/** The absolute paths of a publication's mounts, and the folders of the sites to which they belong: settings there say how posts are read. */
export async function mountPaths(folder: string, { mounts }: Publication): Promise<string[]> {
  const paths = mounts.map(({ path }) => resolve(folder, '..', path));
  return [...paths, ...(await sitesAround(paths))];
}

/** The folders of the sites to which mounted folders (absolute paths) belong, where these are parts of them. */
async function sitesAround(mounts: readonly string[]): Promise<string[]> {
  const sites = await Promise.all(
    mounts.map(async (mount) => {
      const found = await stat(mount).catch(() => undefined);
      return found?.isDirectory() ? (await settingsAbove(mount))?.folder : undefined;
    }),
  );
  return [...new Set(sites.filter((site) => site !== undefined && !mounts.includes(site)) as string[])];
}
