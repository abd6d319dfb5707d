import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CandidateMedia } from '../../article/candidate.ts';
import { decodePath } from '../../text/path.ts';
import { readMarkdown } from '../markdown/markdown.ts';
import { MediaCollector } from '../media-collector.ts';
import type { Reader } from '../reader.ts';

/** The vault of a note: the nearest folder above it with `.obsidian` in it. */
function vaultOf(path: string): string {
  let folder = dirname(path);
  while (!existsSync(join(folder, '.obsidian')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

const vaults = new Map<string, ReadonlyMap<string, string>>();

/** The files of a vault by their names without folders: by them notes refer to files anywhere in it. Read once. */
function filesOf(vault: string): ReadonlyMap<string, string> {
  const known = vaults.get(vault);
  if (known) return known;
  const entries = readdirSync(vault, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const names = new Map(files.map((file) => [file.name.normalize('NFC'), join(file.parentPath, file.name)]));
  vaults.set(vault, names);
  return names;
}

const pictures = /!\[[^[\]\n]*\]\((?:<([^<>\n]+)>|([^()\s<>]+))\)/g;

/**
 * Reads a note of an Obsidian vault (https://help.obsidian.md): Markdown with the syntax of Obsidian, whose title is
 * the name of its file. Pictures come along, wherever in the vault they are.
 */
export const readObsidian: Reader = async (bytes, origin) => {
  const path = origin.path ?? origin.file;
  const files = filesOf(vaultOf(path));
  return (await readMarkdown(bytes, origin)).map((candidate) => {
    const embedded = [...candidate.body.matchAll(pictures)].flatMap(([, quoted, plain = '']) => {
      const reference = quoted ?? plain;
      const name = basename(decodePath(reference));
      const file = files.get(name);
      if (file === undefined) return [];
      const picture: CandidateMedia = { name, bytes: readFileSync(file) };
      return [[reference, picture] as const];
    });
    const media = new MediaCollector(origin, embedded);
    const body = media.settle(media.take(candidate.body));
    const title = basename(path).replace(/\.\w+$/, '');
    const isNamed = candidate.fields.title === undefined || candidate.fields.title.inferred;
    return {
      ...candidate,
      fields: {
        ...candidate.fields,
        ...(isNamed && { title: { value: title, where: 'name of the note', sure: 0.95 } }),
      },
      body,
      ...(media.media.length > 0 && { media: media.media }),
      problems: [...candidate.problems, ...media.problems(candidate.base)],
    };
  });
};
