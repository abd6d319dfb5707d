import type { Problem } from '../article/problem.ts';
import type { Publication } from './content.ts';
import { gatherArticles, gatherMount } from './gather.ts';
import { type Gathered, joinGatherings } from './gathered.ts';
import type { Mounted } from './mounts.ts';
import type { Follow } from './stage.ts';
import type { Store } from './store.ts';

/** The articles as their files state them, and what the mounts say beside them. */
export interface Sources {
  readonly gathered: readonly Gathered[];
  readonly mounts: readonly Mounted[];
  readonly problems: readonly Problem[];
}

/** Reads `articles/**` of the content folder and every mount. A file that cannot be read is a problem, and left out. */
export async function readSources(
  folder: string,
  publication: Publication,
  store: Store,
  follow?: Follow,
): Promise<Sources> {
  const mounts = await Promise.all(
    publication.mounts.map((mount) => gatherMount(mount, folder, store, follow)),
  );
  return { mounts, ...joinGatherings([await gatherArticles(folder, store, follow), ...mounts]) };
}
