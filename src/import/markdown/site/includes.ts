import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Data, scalarIn } from '../frontmatter/datum.ts';

/**
 * The folders in which a generator looks for what its tags include, relative to the site: the configured one, else the
 * usual ones.
 */
function includeFolders(generator: string, settings: Data): readonly string[] {
  if (generator === 'jekyll') {
    const configured = scalarIn(settings['includes_dir']);
    return configured === undefined ? ['_includes', 'src/_includes', 'source/_includes'] : [configured];
  }
  if (generator !== 'eleventy') return [];
  const name = scalarIn(settings['includes']) ?? '_includes';
  const input = scalarIn(settings['input']);
  return (input === undefined ? ['', 'src'] : [input]).map((folder) => join(folder, name));
}

/** Longer templates, in bytes, are not those of a piece of a post. */
const longest = 1 << 16;

/** Whether a path lies below a folder once all symbolic links are followed. False where either is not there. */
export function isBelow(folder: string, path: string): boolean {
  try {
    return realpathSync(path).startsWith(realpathSync(folder) + sep);
  } catch {
    return false;
  }
}

/**
 * A reader of a site's includes by name, each read once. It reads no file outside the include folder, which lies below
 * `top` (absolute path of the site): not by `..`, and not by a symbolic link.
 */
export function includesOf(top: string, generator: string, settings: Data): (name: string) => string | undefined {
  const folders = includeFolders(generator, settings)
    .map((folder) => join(top, folder))
    .filter((folder) => isBelow(top, folder));
  const find = (name: string): string | undefined => {
    if (!/\.(?:html?|md|markdown|liquid|njk|txt)$/.test(name)) return undefined;
    for (const folder of folders) {
      const path = join(folder, name);
      if (!isBelow(folder, path)) continue;
      const found = lstatSync(realpathSync(path));
      if (found.isFile() && found.size <= longest) return readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
    }
    return undefined;
  };
  const read = new Map<string, string | undefined>();
  return (name) => {
    if (!read.has(name)) read.set(name, find(name));
    return read.get(name);
  };
}
