import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { mapParallel } from '../content/parallel.ts';
import { ignoreMissing, listFiles } from './files.ts';

/** Lengths in bytes of the files of `media/` that an edition serves, by name: neither hidden ones nor links. */
export async function measureMedia(content: string): Promise<ReadonlyMap<string, number>> {
  const folder = join(content, 'media');
  const names = (await listFiles(folder)).filter((name) => !/(?:^|\/)\./.test(name));
  const sizes = await mapParallel(names, 64, async (name): Promise<[string, number][]> => {
    const found = await lstat(join(folder, name)).catch(ignoreMissing);
    return found?.isFile() ? [[name, found.size]] : [];
  });
  return new Map(sizes.flat());
}
