import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that hold no posts of anyone's writing: tools, packages, what a generator writes, its templates. */
const passed =
  /^(?:node_modules|bower_components|vendor|_site|dist|build|out|target|coverage|__pycache__|venv|env|themes|archetypes|_includes|_layouts|_sass|templates|layouts|i18n|versioned_docs|resources)$/;

const hidden = /^\.(?!authors\.|meta\.|vitepress$)/;

/** Entries beyond this are not looked at: no blog has so many files. */
const most = 400_000;

/**
 * All files below a folder, as paths with forward slashes relative to it, sorted. Symbolic links are not followed, so nothing
 * outside the folder is met.
 */
export async function walk(root: string): Promise<readonly string[]> {
  const files: string[] = [];
  let folders = [''];
  while (folders.length > 0 && files.length < most) {
    const next: string[] = [];
    for (const folder of folders) {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (hidden.test(entry.name)) continue;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) {
          if (!passed.test(entry.name)) next.push(path);
        } else if (entry.isFile()) files.push(path);
      }
    }
    folders = next;
  }
  return files.sort();
}
