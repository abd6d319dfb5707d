import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { listFiles, withSlashes } from '../content/files.ts';
import { lookup } from '../text/table.ts';

/** The data of a new publication. */
export interface NewPublication {
  readonly title: string;
  /** The public address. */
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timezone: string;
  /** Absolute paths. Without mounts a first article is written. */
  readonly mounts: readonly string[];
  /** The address of the mounted blog, if its settings do not state it. */
  readonly blogUrl?: string;
  /** The version range or file of `dateline-feeds` in `package.json`. */
  readonly dependency: string;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** The files of a new publication, relative to its folder. */
export interface CreatedFiles {
  readonly written: readonly string[];
  /** `package.json`, if it was there before and got scripts and dependencies that it lacked. */
  readonly completed: readonly string[];
  /** Files that were there before and stay as they are. */
  readonly kept: readonly string[];
}

/**
 * The files of a publication, with `{{name}}` where a value belongs; a leading `_` stands for `.`, which npm does not
 * pack.
 */
const template = fileURLToPath(new URL('template', import.meta.url));

/**
 * Writes the files of a new publication into a folder (absolute path), which is created. Files that exist stay as
 * they are, except that `package.json` gets the scripts and dependencies that it lacks. The workflow is written where
 * the forge looks for it: at the top of the Git repository to which the folder belongs, if it belongs to one.
 */
export async function createPublication(folder: string, publication: NewPublication): Promise<CreatedFiles> {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  const completed: string[] = [];
  const kept: string[] = [];
  const values = valuesOf(folder, publication);
  const names = (await listFiles(template)).filter(
    (name) => publication.mounts.length === 0 || !name.startsWith('content/articles/'),
  );
  for (const name of names) {
    const isWorkflow = name.startsWith('_github/');
    const path = join(isWorkflow ? repositoryOf(folder) : folder, name.replace(/^_/, '.'));
    const text = fill(await readFile(join(template, name), 'utf8'), values);
    await mkdir(dirname(path), { recursive: true });
    const shown = withSlashes(relative(folder, path));
    try {
      await writeFile(path, text, { flag: 'wx' });
      written.push(shown);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const whole = name === 'package.json' ? completeManifest(await readFile(path, 'utf8'), text) : undefined;
      if (whole !== undefined) await writeFile(path, whole);
      (whole === undefined ? kept : completed).push(shown);
    }
  }
  return { written, completed, kept };
}

/** The values of a template by name, written as the file's syntax needs them. */
function valuesOf(folder: string, publication: NewPublication): ReadonlyMap<string, string> {
  const { title, url, language, timezone, mounts, blogUrl, dependency, now } = publication;
  const paths = mounts
    .map((mount) => withSlashes(relative(folder, mount)) || '.')
    .map((path) => (blogUrl === undefined ? path : { path, url: blogUrl }));
  const { host, pathname } = new URL(url);
  return new Map([
    ['name', nameOf(`${host}${pathname}`, 63)],
    // R2 takes the same characters, and 63 of them with the ending.
    ['bucket', `${nameOf(`${host}${pathname}`, 57)}-media`],
    ['routes', formatRoutes(host, pathname)],
    ...Object.entries({ title, url, language, timezone }).map(
      ([name, value]) => [name, stringify(value, { lineWidth: 0 }).trimEnd()] as const,
    ),
    [
      'mounts',
      paths.length > 0
        ? `# Folders of posts that are read in place.\n${stringify({ mounts: paths }, { lineWidth: 0 })}`
        : '',
    ],
    ['today', new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(now * 1000)],
    ['dependency', dependency],
    ['branch', git(folder, 'symbolic-ref', '--short', 'HEAD') ?? 'main'],
    ['clone', cloneStep(folder, mounts)],
    ['folder', withSlashes(relative(repositoryOf(folder), folder)) || '.'],
  ]);
}

/** A name for Cloudflare, of ASCII letters, digits and hyphens, made of an address without its scheme. */
function nameOf(address: string, most: number): string {
  return address
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, most)
    .replace(/-$/, '');
}

/** The routes of a Worker in `wrangler.toml`: a domain of its own, or a path of another Worker's or server's domain. */
function formatRoutes(host: string, pathname: string): string {
  if (pathname === '/') return `{ pattern = "${host}", custom_domain = true }`;
  const path = pathname.replace(/\/$/, '');
  return ['', '/*'].map((end) => `{ pattern = "${host}${path}${end}", zone_name = "${host}" }`).join(', ');
}

/**
 * The step of the workflow that gets the posts of another repository; a comment if no mount is in one whose address
 * is known.
 */
function cloneStep(folder: string, mounts: readonly string[]): string {
  const steps = mounts.flatMap((mount) => {
    const top = git(mount, 'rev-parse', '--show-toplevel');
    const remote = git(mount, 'remote', 'get-url', 'origin');
    if (top === undefined || remote === undefined || resolve(top) === repositoryOf(folder)) return [];
    const address = remote.replace(/^git@([^:]+):/, 'https://$1/');
    return [`- run: git clone --depth 1 ${address} ${withSlashes(relative(folder, resolve(top)))}`];
  });
  const [step = '# - run: git clone --depth 1 https://github.com/OWNER/blog ../blog'] = [...new Set(steps)];
  return step;
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  return `${text.replace(/(?<!\$)\{\{(\w+)\}\}/g, (_, name: string) => values.get(name) ?? '').trimEnd()}\n`;
}

/** The top folder of the Git repository to which a folder belongs; the folder itself if it belongs to none. */
function repositoryOf(folder: string): string {
  const top = git(folder, 'rev-parse', '--show-toplevel');
  return top === undefined ? folder : resolve(top);
}

/** The output of Git in a folder, or in the nearest one above that exists; undefined if it fails. */
function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/** Keys of `package.json` to which a publication adds. */
const groups = ['scripts', 'dependencies', 'allowScripts'] as const;

type Manifest = Record<string, unknown> & Partial<Record<(typeof groups)[number], Record<string, unknown>>>;

/** A `package.json`; empty if the text is no JSON. */
function parseManifest(text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return {};
  }
}

/**
 * The text of a `package.json` with the scripts and dependencies of another one that it lacks; undefined if it lacks
 * none, or is broken. No value that it has is changed.
 */
function completeManifest(text: string, wanted: string): string | undefined {
  const present = parseManifest(text);
  const other = parseManifest(wanted);
  const added = groups.filter((group) =>
    Object.keys(other[group] ?? {}).some((key) => !Object.hasOwn(present[group] ?? {}, key)),
  );
  if (added.length === 0 || Object.keys(present).length === 0) return undefined;
  for (const group of added) present[group] = { ...other[group], ...present[group] };
  return `${JSON.stringify(present, undefined, 2)}\n`;
}

/** The names of scripts of a publication that a `package.json` gives to other commands, or does not have. */
export function foreignScripts(text: string): readonly string[] {
  const { scripts = {} } = parseManifest(text);
  return ['dev', 'build', 'check', 'deploy'].filter((name) => lookup(scripts, name) !== `dateline ${name}`);
}
