import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { MediaCollector } from '../media-collector.ts';
import type { Origin, Reader } from '../reader.ts';
import { aliasesOf } from './address/aliases.ts';
import { directoryOf, type PostDirectory, resolveReferences, rewriteLinks } from './address/links.ts';
import { permalinkOf } from './address/permalink.ts';
import { picturesOf } from './address/pictures.ts';
import { at, scalarIn } from './frontmatter/datum.ts';
import { type PostFacts, readFacts, slugOfPost } from './frontmatter/facts.ts';
import { belowBase, idOf, readPostFields } from './frontmatter/fields.ts';
import { splitFrontMatter, type SplitPost, textOfBytes } from './frontmatter/split.ts';
import { readTitle } from './frontmatter/title.ts';
import { liquidScope } from './site/liquid-scope.ts';
import { generatorOf } from './generators.ts';
import { openSite, type Site, type SiteOptions } from './site/site.ts';
import { reduceBody } from './syntax/body.ts';
import { takeExcerpt } from './syntax/excerpt.ts';
import { plainText } from './syntax/plain-text.ts';
import type { BodyOptions, Syntax } from './syntax/syntax.ts';

/** A site that is open for reading its posts. */
export interface OpenSite {
  readonly site: Site;
  readonly directory: PostDirectory;
}

/** Opens the site to which a folder (absolute path) belongs. */
export async function openBlog(root: string, options: SiteOptions = {}): Promise<OpenSite> {
  const site = await openSite(root, options);
  return { site, directory: directoryOf(site) };
}

function problemsOf(facts: PostFacts, split: SplitPost, file: string): readonly Problem[] {
  const problem = (rule: string, message: string, remedy: string, line?: number): Problem => ({
    rule,
    severity: 'warning',
    file,
    message,
    remedy,
    ...(line !== undefined && { line }),
  });
  const problems: Problem[] = [];
  if (split.fault) {
    const rest = Object.keys(split.data).length > 0 ? 'It was read line by line' : 'Nothing of it was read';
    const message = `The front matter can't be parsed: ${split.fault.message}. ${rest}.`;
    problems.push(problem('broken-front-matter', message, 'Mend the line.', split.fault.line));
  }
  if (facts.published) return problems;
  if (facts.unread) {
    const { key, value } = facts.unread;
    const message = `No day can be read from ${key}: "${value.slice(0, 60)}".`;
    problems.push(problem('unread-day', message, 'Write it as YYYY-MM-DD.', split.lines.get(key)));
  }
  if (facts.place.month !== undefined) {
    const message = `The path gives the month ${facts.place.month} and no day.`;
    problems.push(problem('unread-day', message, 'Write the day into the front matter.'));
  }
  return problems;
}

/** The form of a post's body: MDX and HTML by the name of the file, else as its generator takes `.md`. */
function formOf(file: string, { generator }: Site): BodyOptions['form'] {
  const extension = extname(file).toLowerCase();
  if (extension === '.mdx') return 'mdx';
  return /^\.html?$/.test(extension) ? 'html' : (generator.form ?? 'md');
}

/**
 * The syntaxes of a site's generator; where only its posts show which one it is, those of every folder of Markdown as
 * well, notes of a vault aside.
 */
function syntaxesOf({ generator, settings }: Site): readonly Syntax[] {
  if (Object.keys(settings).length > 0) return generator.syntaxes;
  const any = generatorOf('plain')?.syntaxes.filter(({ hasWikiLinks }) => !hasWikiLinks) ?? [];
  return [...new Set([...generator.syntaxes, ...any])];
}

/** The text before the excerpt mark, as a summary; undefined where it is longer than any summary. */
function summaryOf(excerpt: string | undefined, options: BodyOptions): string | undefined {
  if (excerpt === undefined) return undefined;
  const { included: _, last: __, ...rest } = options;
  const none = { scope: {}, value: () => undefined, resolve: () => undefined };
  const text = plainText(reduceBody(excerpt, { ...rest, ...none }).body);
  return text !== '' && text.length <= 2000 ? text : undefined;
}

/**
 * Reads one post of a site. `path` is relative to the site's folder, `file` is for problems. `media` takes the pictures
 * that are files of the site; their addresses in the candidate begin with `mediaPlaceholder`.
 */
export async function readPost(
  bytes: Uint8Array,
  file: string,
  path: string,
  { site, directory }: OpenSite,
  media: MediaCollector,
): Promise<{ readonly candidate: Candidate; readonly facts: PostFacts }> {
  const split = splitFrontMatter(await textOfBytes(bytes));
  const facts = readFacts(split, path, site);
  const { data, post } = facts;
  const mark = scalarIn(at(data, 'excerpt_separator')) ?? scalarIn(at(site.settings, 'excerpt_separator'));
  const { body: source, excerpt } = takeExcerpt(split.body, mark);

  const heading = post.title === undefined ? /^[^\S\n]*#[ \t]+(.+)$/m.exec(source)?.[1] : undefined;
  const link = permalinkOf(heading === undefined ? post : { ...post, title: plainText(heading) }, site);
  const page = link && site.base !== undefined ? belowBase(site.base, link.path) : undefined;

  const pictures = picturesOf(site, directory.files, path, page, (picture) =>
    media.addressOfFile(join(site.folder, picture)),
  );
  const references = await resolveReferences(source, path, site, directory);
  const resolveReference = (reference: string): string | undefined => references.get(reference);
  const options: BodyOptions = {
    file,
    line: split.bodyLine,
    syntaxes: syntaxesOf(site),
    last: [pictures.syntax],
    form: formOf(file, site),
    scope: await liquidScope(source, facts, page, site),
    included: site.included,
    value: (key) => scalarIn(at(data, key)) ?? scalarIn(at(site.settings, key)),
    resolve: resolveReference,
  };
  const reduced = reduceBody(source, options);
  const isHtml = options.form === 'html';
  const titled = readTitle(facts, reduced.body, split, site);

  const fields = readPostFields(facts, split, page, site, pictures.addressOf);
  const summary = fields.summary ? undefined : summaryOf(excerpt, { ...options, form: isHtml ? 'md' : options.form });
  const id = idOf(facts, page, site);
  const ownSlug = slugOfPost(facts, site);
  const base = page ?? site.base;
  const aliases = aliasesOf(facts, page, site);
  const addressFrom = `the address that ${site.generator.label} gives it`;
  const candidate: Candidate = {
    file,
    fields: {
      ...fields,
      ...(titled.title && { title: titled.title }),
      ...(summary && { summary: { value: summary, where: 'the text before the excerpt mark', sure: 0.95 } }),
      ...(page !== undefined && link && { url: { value: page, where: addressFrom, sure: link.sure } }),
    },
    ...(id !== undefined && { id }),
    ...(ownSlug !== '' && { slug: ownSlug }),
    ...(facts.draft !== undefined && { draft: true }),
    ...(facts.expires !== undefined && { expires: facts.expires }),
    ...(aliases.length > 0 && { aliases }),
    body: rewriteLinks(titled.body, resolveReference),
    ...(base !== undefined && { base }),
    media: media.media,
    problems: [...problemsOf(facts, split, file), ...reduced.problems],
  };
  return { candidate, facts };
}

const blogs = new Map<string, Promise<OpenSite>>();

/** The open site of an import. Sites stay open for the run, each is read once. */
function openedBlog(root: string, { dialect, base, language }: Origin): Promise<OpenSite> {
  const key = [root, dialect, base, language].join('\n');
  let blog = blogs.get(key);
  if (!blog) {
    const options = {
      ...(dialect !== undefined && { dialect }),
      ...(base !== undefined && { base }),
      ...(language !== undefined && { language }),
    };
    blogs.set(key, (blog = openBlog(root, options)));
  }
  return blog;
}

/**
 * Reads a Markdown post of whatever generator: the facts that its front matter, its path and its site state, and its
 * body without the generator's syntax. The site is looked for around `origin.root`, or around the file; relative paths
 * are relative to the process's folder.
 */
export const readMarkdown: Reader = async (bytes, origin) => {
  const file = resolve(origin.path ?? origin.file);
  const root = resolve(origin.root ?? dirname(file));
  const blog = await openedBlog(root, origin);
  const path = relative(blog.site.folder, file).split(sep).join('/');
  const media = new MediaCollector(origin);
  const { candidate } = await readPost(bytes, origin.file, path, blog, media);
  const { image } = candidate.fields;
  return [
    {
      ...candidate,
      fields: {
        ...candidate.fields,
        ...(image && { image: { ...image, value: { ...image.value, url: media.settle(image.value.url) } } }),
      },
      body: media.settle(candidate.body),
    },
  ];
};
