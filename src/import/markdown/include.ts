import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../../text/table.ts';

/** Where each generator keeps what its tags include. */
const folders = table<readonly string[]>({
  jekyll: ['_includes', 'src/_includes', 'source/_includes'],
  eleventy: ['_includes', 'src/_includes'],
});

/** Longer templates, in bytes, are not those of a piece of a post. */
const longest = 1 << 16;

/**
 * A reader of a site's includes by name, each read once. Names that lead out of the folder, and symbolic links, are none.
 */
export function includes(top: string, dialect: string): (name: string) => string | undefined {
  const read = new Map<string, string | undefined>();
  const find = (name: string): string | undefined => {
    if (
      !/^[\w@-][\w./@ -]*\.(?:html?|md|markdown|liquid|njk|txt)$/.test(name) ||
      /(?:^|\/)\.\.?(?:\/|$)/.test(name)
    )
      return undefined;
    for (const folder of folders.get(dialect) ?? []) {
      const path = join(top, folder, name);
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (found?.isFile() && found.size <= longest) return readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
    }
    return undefined;
  };
  return (name) => {
    if (!read.has(name)) read.set(name, find(name));
    return read.get(name);
  };
}
