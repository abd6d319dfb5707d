import { join, resolve } from 'node:path';
import type { Publication } from '../content/content.ts';
import type { Marks } from '../content/marks.ts';
import { sitesAround } from '../content/sites.ts';
import { hexDigest, listFiles } from './files.ts';
import { projectRoot } from './project.ts';

/** The rooms whose code an edition's bytes depend on. */
const rooms = ['text', 'article', 'import', 'content', 'compile', 'edition'].map((room) => `src/${room}`);

/** Each file that an edition is made of, and how it stood: its length and when it was last changed. */
export type Inputs = ReadonlyMap<string, string>;

/** Where a publication's mounts lie, and the sites whose parts they are: configuration and data of these say how posts are read. */
export async function mountPaths(
  content: string,
  { mounts }: Pick<Publication, 'mounts'>,
): Promise<string[]> {
  const paths = mounts.map(({ path }) => resolve(content, '..', path));
  return [...paths, ...(await sitesAround(paths))];
}

const inProject = (paths: readonly string[]): string[] => paths.map((path) => join(projectRoot, path));

/** The runtime, and the time zones that it knows: by these a day is a moment. */
const runtime = ['node', `${process.version} ${process.versions['tz']}`] as const;

/** Names the code of some rooms as it lies on this machine, its libraries, and the runtime that runs it. */
export async function readRevision(rooms: readonly string[], marks: Marks): Promise<string> {
  const paths = inProject([...rooms.map((room) => `src/${room}`), 'package-lock.json']);
  const code = await readBelow(paths, marks);
  return digestInputs(new Map([...code, runtime]));
}

/** Looks at all that an edition is made of, as `make` would: the content folder, what `mountPaths` names and the code that compiles them. */
export async function readInputs(
  content: string,
  out: string,
  mounts: readonly string[],
  marks: Marks,
): Promise<Inputs> {
  const paths = [content, ...mounts, ...inProject([...rooms, 'package-lock.json'])];
  return new Map([...(await readBelow(paths, marks, resolve(out))), runtime]);
}

/** Folders of which nothing is read, wherever they lie. */
const unread = /^(?:\.(?!vitepress$).*|node_modules)$/;

/** `out` is what is made of the others: it may lie among them. */
async function readBelow(paths: readonly string[], marks: Marks, out?: string): Promise<Inputs> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const root = resolve(path);
      const below = await listFiles(root, (folder, name) => folder === out || unread.test(name));
      return below.length > 0 ? below.map((name) => join(root, name)) : [root];
    }),
  );
  return marksOf(files.flat(), marks);
}

/** How some files stand. */
export function marksOf(files: readonly string[], marks: Marks): Inputs {
  return new Map(files.map((path) => [path, marks.of(path)]));
}

/** A digest of inputs: where it is what it was, a build has nothing to do. */
export function digestInputs(inputs: Inputs): string {
  return hexDigest('sha256', JSON.stringify([...inputs].sort()));
}
