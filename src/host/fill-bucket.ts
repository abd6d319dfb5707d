import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Miniflare } from 'miniflare';
import { mediaType } from '../article/media-type.ts';
import { listFiles } from '../content/files.ts';
import { mediaBinding } from './worker-settings.ts';

/**
 * Puts the files of a folder into Miniflare's bucket, by their paths in the folder, where it has no file with the same
 * length and time of change.
 */
export async function fillBucket(miniflare: Miniflare, folder: string): Promise<void> {
  const keys = await listFiles(folder);
  if (keys.length === 0) return;
  const bucket = await miniflare.getR2Bucket(mediaBinding);
  for (const key of keys) {
    const { size, mtimeMs } = await stat(join(folder, key));
    const changed = String(Math.trunc(mtimeMs));
    const present = await bucket.head(key);
    if (present?.size === size && present.customMetadata?.changed === changed) continue;
    const contentType = mediaType(key);
    await bucket.put(key, await readFile(join(folder, key)), {
      ...(contentType !== undefined && { httpMetadata: { contentType } }),
      customMetadata: { changed },
    });
  }
}
