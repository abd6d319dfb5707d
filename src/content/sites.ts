import { stat } from 'node:fs/promises';
import { settingsAbove } from '../import/markdown/site.ts';

/** The folders of the sites to which mounted folders (absolute paths) belong, where these are parts of them. */
export async function sitesAround(mounts: readonly string[]): Promise<string[]> {
  const sites = await Promise.all(
    mounts.map(async (mount) => {
      const found = await stat(mount).catch(() => undefined);
      return found?.isDirectory() ? (await settingsAbove(mount))?.folder : undefined;
    }),
  );
  return [...new Set(sites.filter((site) => site !== undefined && !mounts.includes(site)) as string[])];
}
