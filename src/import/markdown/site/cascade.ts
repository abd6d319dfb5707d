import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at, isData, textOf, type Data, type Datum } from '../frontmatter/datum.ts';
import { splitFrontMatter } from '../frontmatter/frontmatter.ts';
import { readData } from './settings.ts';

/** Front matter that a folder gives to the posts below it. */
export interface Cascade {
  /** Path of the folder, with a slash at the end; '' for the whole site. */
  readonly folder: string;
  readonly data: Data;
  /** Further paths that it is for, as Hugo writes them: `/posts/**`. */
  readonly target?: string;
}

/** A glob of Hugo's, `**` and `*` alone, against a path. */
function fits(glob: string, path: string): boolean {
  const pattern = glob
    .replace(/^\{?\/?/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'));
  return new RegExp(`^${pattern}$`).test(path);
}

/** The values of one `cascade`: a group of keys, or a list of groups with a `target` each. */
function read(value: Datum | undefined, folder: string): readonly Cascade[] {
  const groups = Array.isArray(value) ? (value as readonly Datum[]) : value === undefined ? [] : [value];
  return groups.flatMap((group): readonly Cascade[] => {
    if (!isData(group)) return [];
    const { _target, target, params, ...rest } = group;
    const where = [_target, target].find((each) => isData(each)) as Data | undefined;
    if (where && /^(?:section|home|taxonomy|term)$/.test(textOf(at(where, 'kind')) ?? '')) return [];
    const path = where && textOf(at(where, 'path'));
    const data = { ...(isData(params) && params), ...rest };
    return [{ folder, data, ...(path !== undefined && { target: path }) }];
  });
}

/**
 * What folders give to their posts, the outer ones first: `cascade` of Hugo's configuration and of its sections' `_index` files,
 * `.meta.yml` of MkDocs.
 */
export async function cascades(
  top: string,
  files: readonly string[],
  dialect: string,
  settings: Data,
): Promise<readonly Cascade[]> {
  const found: Cascade[] = [];
  if (dialect === 'hugo') {
    found.push(...read(at(settings, 'cascade'), ''));
    for (const file of files.filter((name) =>
      /(?:^|\/)_index(?:\.[\w-]+)?\.(?:md|markdown|html)$/.test(name),
    )) {
      const text = await readFile(join(top, file), 'utf8').catch(() => '');
      if (!/cascade/i.test(text)) continue;
      const { data } = splitFrontMatter(text.replace(/\r\n?/g, '\n'));
      found.push(...read(at(data, 'cascade'), file.replace(/[^/]*$/, '')));
    }
  }
  if (dialect === 'mkdocs')
    for (const file of files.filter((name) => /(?:^|\/)\.meta\.ya?ml$/.test(name))) {
      const data = await readData(join(top, file));
      if (isData(data)) found.push({ folder: file.replace(/[^/]*$/, ''), data });
    }
  return found.sort((a, b) => a.folder.length - b.folder.length);
}

/** All that the folders above a post give it; what is nearer prevails. */
export function merge(all: readonly Cascade[], path: string): Data {
  const content = path.replace(/^.*?(?:^|\/)content\//, '').replace(/(?:\/index)?\.[^./]+$/, '');
  const holds = ({ folder, target }: Cascade): boolean =>
    path.startsWith(folder) && (target === undefined || fits(target, content));
  return Object.assign({}, ...all.filter(holds).map(({ data }) => data)) as Data;
}
