import type { Settings } from './settings.ts';

/** Signs of a generator: those of a site's configuration come before those of its packages, paths and posts. */
export interface SiteSigns {
  /** Names of configuration files, each with the settings (separated by spaces) of which the site must have one. */
  readonly config?: readonly (readonly [file: RegExp, settings?: string])[];
  readonly package?: RegExp;
  /** A path of a file, with the names of a few folders above the site. */
  readonly path?: RegExp;
  /** The beginning of a post. */
  readonly head?: RegExp;
}

/** What can be seen of a site without running it. */
export interface Evidence {
  readonly settings: Settings;
  readonly paths: readonly string[];
  readonly heads: readonly string[];
}

/** Whether the configuration in a folder, or its list of packages, is that of a generator. */
export function hasConfiguration(
  { config = [], package: pattern }: SiteSigns,
  { files, data, packages }: Settings,
): boolean {
  const isConfigured = config.some(
    ([file, keys]) =>
      files.some((name) => file.test(name)) &&
      (keys === undefined || keys.split(' ').some((key) => Object.hasOwn(data, key))),
  );
  return isConfigured || (pattern !== undefined && [...packages].some((name) => pattern.test(name)));
}

/** Whether paths or posts of a site look like those of a generator. */
export const shows = ({ path, head }: SiteSigns, { paths, heads }: Evidence): boolean =>
  (path !== undefined && paths.some((name) => path.test(name))) ||
  (head !== undefined && heads.some((text) => head.test(text)));
