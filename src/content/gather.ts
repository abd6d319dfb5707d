import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '../article/fault.ts';
import { parseArticle } from '../article/frontmatter.ts';
import type { Mount } from './content.ts';
import { type Gathering, joinGatherings, textOf } from './gathered.ts';
import { type Mounted, nothing, readMount } from './mounts.ts';
import { mapParallel } from './parallel.ts';
import { digest } from './digest.ts';
import type { Follow } from './stage.ts';
import type { Store } from './store.ts';
import { filesBelow, shown, stateOf } from './tree.ts';

/** Files beyond this many bytes are no articles. */
const maxBytes = 16 << 20;

/** Files that are read at a time. */
const width = 32;

async function gatherFile(path: string, store: Store): Promise<Gathering> {
  const file = shown(path);
  try {
    const inputs = digest(`${file}\n${stateOf(path)}`);
    const known = store.get('read', inputs) as Gathering | undefined;
    if (known) return known;
    const read = await readArticle(path, file);
    store.set('read', inputs, read);
    return read;
  } catch (error) {
    return { gathered: [], problems: [faultOf(error, file)] };
  }
}

async function readArticle(path: string, file: string): Promise<Gathering> {
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) {
    const message = `The file has ${bytes.length} bytes.`;
    const remedy = `Split it: an article has at most ${maxBytes}.`;
    return { gathered: [], problems: [{ rule: 'too-large', severity: 'error', file, message, remedy }] };
  }
  const { frontMatter, body, problems, lines } = parseArticle(bytes.toString('utf8'), file);
  if (!frontMatter) return { gathered: [], problems };
  return { gathered: [{ file, frontMatter, text: textOf(frontMatter, body), lines }], problems };
}

/** Reads a mount, whose path is relative to the content folder's parent. */
export async function gatherMount(
  mount: Mount,
  folder: string,
  store: Store,
  follow?: Follow,
): Promise<Mounted> {
  const path = join(folder, '..', mount.path);
  const mounted = await readMount({ ...mount, path: shown(path) }, process.cwd(), store, follow).catch(
    (error: unknown): Mounted => ({ ...nothing, problems: [faultOf(error, shown(path))] }),
  );
  // A mounted folder may hold the content folder: its articles are not to be published twice.
  const own = `${shown(join(folder, 'articles'))}/`;
  return {
    ...mounted,
    problems: mounted.problems.filter(({ file }) => !file.startsWith(own)),
    gathered: mounted.gathered
      .filter(({ file }) => !file.startsWith(own))
      .map((gathered) => ({ ...gathered, mount })),
  };
}

/** Reads `articles/**` of the content folder. A file that can't be read as an article is a problem, and left out. */
export async function gatherArticles(folder: string, store: Store, follow?: Follow): Promise<Gathering> {
  const paths = await filesBelow(join(folder, 'articles'), (name) => name.endsWith('.md'));
  let done = 0;
  const gatherings = await mapParallel(paths, width, async (path) => {
    const gathering = await gatherFile(path, store);
    follow?.('reading', ++done, paths.length);
    return gathering;
  });
  return joinGatherings(gatherings);
}
