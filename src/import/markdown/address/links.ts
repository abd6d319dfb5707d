import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { percentDecoded } from '../../../text/path.ts';
import { markdownEnding } from '../../kinds.ts';
import { readFacts, slugOfPost } from '../frontmatter/facts.ts';
import { splitFrontMatter, textOfBytes } from '../frontmatter/split.ts';
import type { Site } from '../site/site.ts';
import { permalinkOf } from './permalink.ts';
import { urlize } from './slugify.ts';

const wikiLink = /\[\[([^[\]|#\n]+)/g;

/** The ways in which a body can name another post by its file, wiki links aside. */
const references: readonly RegExp[] = [
  /\{%-?\s*(?:post_url|link|post_link|post_path)\s+["']?([^\s"'%]+)/g,
  /\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["'`]?([^"'`\s>%]+)/g,
  /\]\(\s*<?((?!https?:|mailto:|#)[^()\s<>]+?\.(?:mdx?|markdown)(?:#[^()\s<>]*)?)>?[\s)]/g,
  /^\[[^\]\n]+\]:[ \t]*<?((?!https?:)\S+?\.(?:mdx?|markdown)(?:#\S*)?)>?[ \t]*$/gm,
];

/** The name of a file without its ending; of an index that of its folder. */
function nameOfFile(path: string): string {
  const [folder = '', file = ''] = path.replace(/\/$/, '').split('/').slice(-2);
  const name = (file || folder).replace(markdownEnding, '').replace(/\.html$/i, '');
  return /^_?index$/.test(name) && file !== '' ? folder : name;
}

/** A site's posts by their paths and names, and the addresses that have been looked up. */
export interface PostDirectory {
  readonly paths: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, string>;
  /** All files of the site. */
  readonly files: ReadonlySet<string>;
  /** Names that several files have. */
  readonly repeated: ReadonlySet<string>;
  readonly addresses: Map<string, Promise<string | undefined>>;
}

/** The directory of a site's posts. */
export function directoryOf({ files }: Site): PostDirectory {
  const posts = files.filter((file) => markdownEnding.test(file) || /\.html$/i.test(file));
  const byName = new Map<string, string>();
  const names = new Set<string>();
  const repeated = new Set<string>();
  for (const file of posts) {
    const name = nameOfFile(file);
    if (names.has(name)) repeated.add(name);
    names.add(name);
    for (const key of [name, name.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, ''), urlize(name)])
      if (!byName.has(key.toLowerCase())) byName.set(key.toLowerCase(), file);
  }
  return { paths: new Set(posts), files: new Set(files), byName, repeated, addresses: new Map() };
}

/** Folders below which a reference may begin. */
const roots = ['', 'content/', 'content/en/', 'src/content/', 'docs/', 'source/_posts/', '_posts/', 'blog/'];

/** The path of the post that a reference in a file means: by the file, by the site's folders, else by its name. */
function pathOf(reference: string, from: string, { paths, byName }: PostDirectory): string | undefined {
  const named = percentDecoded(reference.split('#')[0] as string);
  const path = named.replace(/^@\/|^@site\/|^\{filename\}|^\|filename\|/, '');
  if (path === '') return undefined;
  const rooted = posix.normalize(path.replace(/^\/+/, ''));
  const candidates = [posix.join(posix.dirname(from), path), ...roots.map((root) => root + rooted)];
  return candidates.find((candidate) => paths.has(candidate)) ?? byName.get(nameOfFile(path).toLowerCase());
}

/**
 * The address of the post in a file: absolute, or below the root where the site's base is not known. Of a note without
 * an address, that of its article, relative to those of other articles; undefined where it has none that is certain.
 */
async function addressOf(file: string, site: Site, directory: PostDirectory): Promise<string | undefined> {
  const bytes = await readFile(join(site.folder, file)).catch(() => undefined);
  if (!bytes) return undefined;
  const facts = readFacts(splitFrontMatter(await textOfBytes(bytes)), file, site);
  const path = permalinkOf(facts.post, site)?.path.replace(/^\//, '');
  if (path !== undefined) return site.base === undefined ? `/${path}` : new URL(path, site.base).href;
  const isArticle = facts.published && facts.draft === undefined && !directory.repeated.has(nameOfFile(file));
  return isArticle && site.base === undefined ? slugOfPost(facts, site) || undefined : undefined;
}

/** The addresses of the posts that a body refers to by their files, by the references as they are written. */
export async function resolveReferences(
  body: string,
  from: string,
  site: Site,
  directory: PostDirectory,
): Promise<ReadonlyMap<string, string>> {
  const hasWikiLinks = site.generator.syntaxes.some((syntax) => syntax.hasWikiLinks);
  const patterns = hasWikiLinks ? [...references, wikiLink] : references;
  const resolved = new Map<string, string>();
  for (const [, name = ''] of patterns.flatMap((pattern) => [...body.matchAll(pattern)])) {
    const reference = name.trim();
    const file = resolved.has(reference) ? undefined : pathOf(reference, from, directory);
    if (file === undefined) continue;
    const address = directory.addresses.get(file) ?? addressOf(file, site, directory);
    directory.addresses.set(file, address);
    const found = await address;
    if (found !== undefined) resolved.set(reference, found + (/#.*$/s.exec(reference)?.[0] ?? ''));
  }
  return resolved;
}

/** The beginning of a link, a definition of one, or an attribute with an address. */
const beforeLink = String.raw`(\]\(\s*<?|^\[[^\]\n]+\]:[ \t]*<?)`;
const toRoot = new RegExp(
  String.raw`(?:${beforeLink}|(\b(?:src|href)=["']))` +
    String.raw`(?:\{(?:static|attach)\}|\|(?:static|attach)\||@site\/static|pathname:\/\/)\/?`,
  'gm',
);
const toFile = new RegExp(
  String.raw`${beforeLink}((?!https?:|mailto:|#)(?:[^()\s<>]+?\.(?:mdx?|markdown)(?:#[^()\s<>]*)?))(?=[>\s)]|$)`,
  'gm',
);

/**
 * A body whose links to files of posts lead to the posts' addresses, and those to Pelican's `{static}` and the like to
 * the root.
 */
export function rewriteLinks(body: string, resolve: (reference: string) => string | undefined): string {
  return body.replace(toRoot, '$1$2/').replace(toFile, (whole, before: string, reference: string) => {
    const address = resolve(reference);
    return address === undefined ? whole : before + address;
  });
}
