import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { at, type Data, type Datum, isData, scalarIn } from '../frontmatter/datum.ts';
import { splitFrontMatter } from '../frontmatter/split.ts';
import { constants, readDataFile } from './settings.ts';

/** Front matter that a folder, or the site, gives to the posts below it. */
interface FolderDefaults {
  /** The beginning of the paths of these posts; '' for all. */
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

const listOf = (value: Datum | undefined): readonly Datum[] =>
  Array.isArray(value) ? (value as readonly Datum[]) : value === undefined ? [] : [value];

/** The values of a `cascade` of Hugo: a group of keys, or a list of groups with a `target` each. */
function readCascade(value: Datum | undefined, folder: string): readonly FolderDefaults[] {
  return listOf(value).flatMap((group): readonly FolderDefaults[] => {
    if (!isData(group)) return [];
    const { _target, target, params, ...rest } = group;
    const where = [_target, target].find(isData);
    if (where && /^(?:section|home|taxonomy|term)$/.test(scalarIn(at(where, 'kind')) ?? '')) return [];
    const path = where && scalarIn(at(where, 'path'));
    const data = { ...(isData(params) && params), ...rest };
    return [{ folder, data, ...(path !== undefined && { target: path }) }];
  });
}

/** The `defaults` of Jekyll's `_config.yml`. */
function readScopes(settings: Data): readonly FolderDefaults[] {
  return listOf(at(settings, 'defaults')).flatMap((row) => {
    if (!isData(row)) return [];
    const folder = scalarIn(at(row, 'scope.path'))?.replace(/\/\*[^]*$|\/$/g, '') ?? '';
    const data = row['values'];
    return /^posts?$/.test(scalarIn(at(row, 'scope.type')) ?? 'posts') && isData(data) ? [{ folder, data }] : [];
  });
}

/** The files that give values to the posts of their folder, by generator: their names, and what their text holds. */
const filesOfFolders: ReadonlyMap<
  string,
  readonly [file: RegExp, read: (path: string, folder: string) => Promise<readonly FolderDefaults[]>]
> = new Map([
  [
    'hugo',
    [
      /(?:^|\/)_index(?:\.[\w-]+)?\.(?:md|markdown|html)$/,
      async (path, folder) => {
        const text = await readFile(path, 'utf8').catch(() => '');
        if (!/cascade/i.test(text)) return [];
        return readCascade(at(splitFrontMatter(text.replace(/\r\n?/g, '\n')).data, 'cascade'), folder);
      },
    ],
  ],
  [
    'mkdocs',
    [
      /(?:^|\/)\.meta\.ya?ml$/,
      async (path, folder) => {
        const data = await readDataFile(path);
        return isData(data) ? [{ folder, data }] : [];
      },
    ],
  ],
  [
    'eleventy',
    [
      /(?:^|\/)([^/]+)\/\1(?:\.11tydata)?\.(?:json|[cm]?js)$/,
      async (path, folder) => {
        const data = path.endsWith('.json')
          ? await readDataFile(path)
          : constants(await readFile(path, 'utf8').catch(() => ''));
        return isData(data) ? [{ folder, data }] : [];
      },
    ],
  ],
]);

/**
 * The front matter that posts of a site have without stating it, by a path relative to `top`, the site's folder: what
 * is nearer to the post prevails.
 */
export async function readDefaults(
  top: string,
  files: readonly string[],
  generator: string,
  settings: Data,
): Promise<(path: string) => Data> {
  const found: FolderDefaults[] = [];
  if (generator === 'jekyll') found.push(...readScopes(settings));
  if (generator === 'hugo') found.push(...readCascade(at(settings, 'cascade'), ''));
  const [pattern, read] = filesOfFolders.get(generator) ?? [];
  for (const file of pattern && read ? files.filter((name) => pattern.test(name)) : [])
    found.push(...((await read?.(join(top, file), dirname(file) === '.' ? '' : `${dirname(file)}/`)) ?? []));
  const sorted = found.sort((a, b) => a.folder.length - b.folder.length);
  return (path) => {
    const content = path.replace(/^.*?(?:^|\/)content\//, '').replace(/(?:\/index)?\.[^./]+$/, '');
    const own = sorted.filter(
      ({ folder, target }) => path.startsWith(folder) && (target === undefined || fits(target, content)),
    );
    return Object.assign({}, ...own.map(({ data }) => data)) as Data;
  };
}
