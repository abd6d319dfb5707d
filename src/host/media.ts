import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '../article/fault.ts';
import { mapParallel } from '../content/parallel.ts';
import { ContentError } from '../content/settings.ts';
import { shown } from '../content/tree.ts';
import { listFiles } from './files.ts';

/** Lengths in bytes of the files of `media/` that an edition serves, by name: neither hidden ones nor links. Throws `ContentError` where one can't be read. */
export async function measureMedia(content: string): Promise<ReadonlyMap<string, number>> {
  const folder = join(content, 'media');
  const names = (await listFiles(folder)).filter((name) => !/(?:^|\/)\./.test(name));
  const sizes = await mapParallel(names, 64, async (name): Promise<[string, number][]> => {
    const path = join(folder, name);
    const found = await lstat(path).catch((error: unknown) => {
      throw new ContentError([faultOf(error, shown(path))]);
    });
    return found.isFile() ? [[name, found.size]] : [];
  });
  return new Map(sizes.flat());
}
