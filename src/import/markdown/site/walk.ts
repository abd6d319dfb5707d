import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownEnding } from '../../kinds.ts';
import { configuration } from './settings.ts';

/** Folders of packages, which are not looked into; the first kind is passed over wherever it stands. */
const packages = /^(?:\.(?:git|hg|svn|venv|tox|cache|yarn|pnpm-store|next|nuxt)|__pycache__)$/;
const packagesOfProject = /^(?:node_modules|bower_components|vendor|venv|env|target|coverage)$/;

/** Folders of templates, and those that a generator writes. */
const templates = /^(?:_site|_includes|_layouts|_sass)$/;
const templatesOfProject = /^(?:dist|build|out|themes|archetypes|templates|layouts|i18n|versioned_docs|resources)$/;

const hidden = /^\.(?!authors\.|meta\.|vitepress$)/;

/** Whether a folder is the root of a project: only there do the common names of its folders have their meaning. */
const isProject = (entries: readonly Dirent[]): boolean =>
  entries.some(({ name }) => configuration.test(name) || /^(?:package\.json|Gemfile|pyproject\.toml)$/.test(name));

/** Entries beyond this are not looked at: no blog has so many files. */
const most = 400_000;

/** The files of a folder, as paths with forward slashes relative to it, sorted. */
interface WalkedSite {
  readonly files: readonly string[];
  /** Texts that are hidden or stand among templates and what a generator writes, and folders of packages. */
  readonly passed: readonly string[];
}

/** All files below a folder. Symbolic links are not followed, so nothing outside the folder is met. */
export async function walkSite(root: string): Promise<WalkedSite> {
  const files: string[] = [];
  const passed: string[] = [];
  let folders = [{ folder: '', taken: true }];
  while (folders.length > 0 && files.length + passed.length < most) {
    const next: typeof folders = [];
    for (const { folder, taken } of folders) {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      const project = isProject(entries);
      for (const entry of entries) {
        const { name } = entry;
        const path = folder === '' ? name : `${folder}/${name}`;
        const shows = taken && !hidden.test(name);
        if (entry.isFile()) {
          if (shows) files.push(path);
          else if (markdownEnding.test(name)) passed.push(path);
        } else if (!entry.isDirectory() || packages.test(name)) continue;
        else if (project && packagesOfProject.test(name)) passed.push(path);
        else {
          const isTemplates = templates.test(name) || (project && templatesOfProject.test(name));
          next.push({ folder: path, taken: shows && !isTemplates });
        }
      }
    }
    folders = next;
  }
  return { files: files.sort(), passed: passed.sort() };
}
