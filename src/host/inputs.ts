import { join, resolve } from 'node:path';
import type { Publication } from '../content/content.ts';
import type { Marks } from '../content/marks.ts';
import { hexDigest, listFiles } from './files.ts';
import { projectRoot } from './project.ts';

/** The rooms whose code an edition's bytes depend on. */
const rooms = ['text', 'article', 'import', 'content', 'compile', 'edition'].map((room) => `src/${room}`);

/** Each file that an edition is made of, and how it stood: its length and when it was last changed. */
export type Inputs = ReadonlyMap<string, string>;

/** Where a publication's mounts lie. */
export function mountPaths(content: string, { mounts }: Pick<Publication, 'mounts'>): string[] {
  return mounts.map(({ path }) => resolve(content, '..', path));
}

const inProject = (paths: readonly string[]): string[] => paths.map((path) => join(projectRoot, path));

/** Names the code of some rooms as it lies on this machine, its libraries, and the runtime that runs it. */
export async function readRevision(rooms: readonly string[], marks: Marks): Promise<string> {
  const paths = inProject([...rooms.map((room) => `src/${room}`), 'package-lock.json']);
  const code = await readBelow(paths, marks);
  return digestInputs(new Map([...code, ['node', process.version]]));
}

/** Looks at all that an edition is made of, as `make` would: the content folder, its mounts and the code that compiles them. */
export async function readInputs(content: string, mounts: readonly string[], marks: Marks): Promise<Inputs> {
  return readBelow([content, ...mounts, ...inProject([...rooms, 'package-lock.json'])], marks);
}

async function readBelow(paths: readonly string[], marks: Marks): Promise<Inputs> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const root = resolve(path);
      const below = await listFiles(root);
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
