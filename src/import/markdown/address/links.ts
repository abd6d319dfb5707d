import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFacts } from '../frontmatter/facts.ts';
import { splitFrontMatter } from '../frontmatter/split.ts';
import { permalinkOf } from './permalink.ts';
import type { Site } from '../site/site.ts';
import { textOfBytes } from '../text.ts';
import { urlize } from './slugify.ts';

const wikiLink = /\[\[([^[\]|#\n]+)/g;

/** Every way in which a body can name another post by its file, wiki links aside. */
const references: readonly RegExp[] = [
  /\{%-?\s*(?:post_url|link|post_link|post_path)\s+["']?([^\s"'%]+)/g,
  /\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["'`]?([^"'`\s>%]+)/g,
  /\]\(\s*<?((?!https?:|mailto:|#)[^()\s<>]+?\.(?:mdx?|markdown)(?:#[^()\s<>]*)?)>?[\s)]/g,
  /^\[[^\]\n]+\]:[ \t]*<?((?!https?:)\S+?\.(?:mdx?|markdown)(?:#\S*)?)>?[ \t]*$/gm,
];

const nameOfFile = (file: string): string => (file.split('/').at(-1) as string).replace(/\.[^./]+$/, '');

/** The site's posts by what people call them: path, name, name without day. */
export interface PostDirectory {
  /** Path relative to the site's folder, of the post that a reference in a file means. */
  readonly find: (reference: string, from: string) => string | undefined;
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A site's posts by their paths, and by the names that people call them. */
interface Names {
  readonly byPath: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, string>;
}

function namesIn(site: Site): Names {
  const posts = site.files.filter((file) => /\.(?:mdx?|markdown|mdown|mkdn?|svx|html)$/i.test(file));
  const byPath = new Set(posts);
  const byName = new Map<string, string>();
  for (const file of posts) {
    const stem = nameOfFile(file);
    const name = stem === 'index' ? (file.split('/').at(-2) ?? stem) : stem;
    for (const key of [name, name.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, ''), urlize(name)])
      if (!byName.has(key.toLowerCase())) byName.set(key.toLowerCase(), file);
  }
  return { byPath, byName };
}

/** Folders below which a reference may begin. */
const roots = ['', 'content/', 'content/en/', 'src/content/', 'docs/', 'source/_posts/', '_posts/', 'blog/'];

/** Makes the posts of a site findable, once somebody looks for one. */
export function directoryOf(site: Site): PostDirectory {
  let names: Names | undefined;
  return {
    find: (reference, from) => {
      const { byPath, byName } = (names ??= namesIn(site));
      const path = decodeSafely(reference.split('#')[0] as string).replace(
        /^@\/|^@site\/|^\{filename\}|^\|filename\|/,
        '',
      );
      if (path === '') return undefined;
      const relative = normalise(`${from.split('/').slice(0, -1).join('/')}/${path}`);
      if (byPath.has(relative)) return relative;
      const rooted = roots.map((root) => root + normalise(path)).find((candidate) => byPath.has(candidate));
      if (rooted !== undefined) return rooted;
      const stem = /\.(?:mdx?|markdown|html)$/i.test(path)
        ? nameOfFile(path)
        : (path.replace(/\/$/, '').split('/').at(-1) as string);
      const name = stem === 'index' || stem === '_index' ? (path.split('/').at(-2) ?? stem) : stem;
      return byName.get(name.toLowerCase());
    },
  };
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Addresses of posts, each file read once. */
export type PostAddresses = Map<string, Promise<string | undefined>>;

/** The path below the base at which the post in a file stands, for links from others. */
async function addressOf(file: string, site: Site): Promise<string | undefined> {
  const bytes = await readFile(join(site.folder, file)).catch(() => undefined);
  if (!bytes) return undefined;
  const split = splitFrontMatter(await textOfBytes(bytes));
  const path = permalinkOf(readFacts(split, file, site).post, site)?.path;
  if (path === undefined) return undefined;
  return site.base === undefined
    ? `/${path.replace(/^\//, '')}`
    : new URL(path.replace(/^\//, ''), site.base).href;
}

/** The addresses of the posts that a body refers to by their files, by the references as they are written. */
export async function resolveReferences(
  body: string,
  from: string,
  site: Site,
  directory: PostDirectory,
  addresses: PostAddresses,
): Promise<ReadonlyMap<string, string>> {
  const resolved = new Map<string, string>();
  const patterns = site.generator.syntaxes.some(({ hasWikiLinks }) => hasWikiLinks)
    ? [...references, wikiLink]
    : references;
  const names = new Set(
    patterns.flatMap((pattern) => [...body.matchAll(pattern)].map(([, name]) => (name as string).trim())),
  );
  for (const reference of names) {
    const file = directory.find(reference, from);
    if (file === undefined) continue;
    let address = addresses.get(file);
    if (!address) addresses.set(file, (address = addressOf(file, site)));
    const found = await address;
    const fragment = reference.includes('#') ? reference.slice(reference.indexOf('#')) : '';
    if (found !== undefined) resolved.set(reference, found + fragment);
  }
  return resolved;
}

/** A body whose links to files of posts lead to the posts' addresses, and those to Pelican's `{static}` and the like to the root. */
export function rewriteLinks(body: string, resolve: (reference: string) => string | undefined): string {
  return body
    .replace(
      /(\]\(\s*<?|^\[[^\]\n]+\]:[ \t]*<?|\b(?:src|href)=["'])(?:\{(?:static|attach)\}|\|(?:static|attach)\||@site\/static|pathname:\/\/)\/?/gm,
      '$1/',
    )
    .replace(
      /(\]\(\s*<?|^\[[^\]\n]+\]:[ \t]*<?)((?!https?:|mailto:|#)(?:[^()\s<>]+?\.(?:mdx?|markdown)(?:#[^()\s<>]*)?))(?=[>\s)]|$)/gm,
      (whole, before: string, reference: string) => {
        const address = resolve(reference);
        return address === undefined ? whole : before + address;
      },
    );
}
