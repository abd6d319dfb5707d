import { dirname, extname, relative, resolve, sep } from 'node:path';
import type { Candidate, FieldTypes, Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { slug } from '../../text/slug.ts';
import type { Origin, Reader } from '../reader.ts';
import { aliasesOf } from './address/aliases.ts';
import { readBody } from './syntax/body.ts';
import { at, textOf } from './frontmatter/datum.ts';
import { attachmentsOf } from './frontmatter/enclosure.ts';
import { takeExcerpt } from './syntax/excerpt.ts';
import { factsOf, keysOf, whereIs, type Facts } from './frontmatter/facts.ts';
import { authorsOf, idOf, imageOf, joined } from './frontmatter/fields.ts';
import { splitFrontMatter, type Split } from './frontmatter/frontmatter.ts';
import {
  directoryOf,
  resolveReferences,
  rewriteLinks,
  type Addresses,
  type Directory,
} from './address/links.ts';
import type { Permalink } from './address/address.ts';
import { permalinkOf } from './address/permalink.ts';
import { languageOf } from './address/place.ts';
import { plainText } from './syntax/plain.ts';
import { scopeOf } from './syntax/scope.ts';
import { openSite, type Site } from './site/site.ts';
import { readTerms } from './frontmatter/terms.ts';
import { textOfBytes } from './text.ts';
import { readTitle } from './frontmatter/title.ts';
import { verbatim } from './syntax/verbatim.ts';

/** A site that is open for reading its posts. */
export interface Opened {
  readonly site: Site;
  readonly directory: Directory;
  readonly addresses: Addresses;
}

/** Opens the site to which a folder (absolute path) belongs. */
export async function open(root: string, options: Parameters<typeof openSite>[1] = {}): Promise<Opened> {
  const site = await openSite(root, options);
  return { site, directory: directoryOf(site), addresses: new Map() };
}

type Fields = { -readonly [F in keyof Candidate['fields']]: Candidate['fields'][F] };

function fault(
  file: string,
  rule: string,
  severity: Problem['severity'],
  message: string,
  remedy: string,
  line?: number,
): Problem {
  return { rule, severity, file, message, remedy, ...(line !== undefined && { line }) };
}

function problemsOf(facts: Facts, split: Split, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (split.fault)
    problems.push(
      fault(
        file,
        'broken-front-matter',
        'warning',
        `The front matter can't be parsed: ${split.fault.message}. ${Object.keys(split.data).length > 0 ? 'It was read line by line' : 'Nothing of it was read'}.`,
        'Mend the line.',
        split.fault.line,
      ),
    );
  if (!facts.published && facts.unread)
    problems.push(
      fault(
        file,
        'unread-day',
        'warning',
        `No day can be read from ${facts.unread.key}: "${facts.unread.value.slice(0, 60)}".`,
        'Write it as YYYY-MM-DD.',
        split.lines.get(facts.unread.key),
      ),
    );
  if (!facts.published && facts.place.month !== undefined)
    problems.push(
      fault(
        file,
        'unread-day',
        'warning',
        `The path gives the month ${facts.place.month} and no day.`,
        'Write the day into the front matter.',
      ),
    );
  return problems;
}

/** What one file of a blog holds. */
export async function readPost(
  bytes: Uint8Array,
  file: string,
  path: string,
  { site, directory, addresses }: Opened,
): Promise<{ readonly candidate: Candidate; readonly facts: Facts }> {
  const text = await textOfBytes(bytes);
  const split = splitFrontMatter(text);
  const facts = factsOf(split, path, site);
  const { data, place } = facts;
  const excerptMark = textOf(at(data, 'excerpt_separator')) ?? textOf(at(site.settings, 'excerpt_separator'));
  const { body: source, excerpt } = takeExcerpt(split.body, excerptMark);

  const title = facts.post.title;
  const heading = title === undefined ? /^[^\S\n]*#[ \t]+(.+)$/m.exec(source)?.[1] : undefined;
  const link: Permalink | undefined = permalinkOf(
    heading === undefined ? facts.post : { ...facts.post, title: plainText(heading) },
    site,
  );
  const page = link && site.base !== undefined ? joined(site.base, link.path) : undefined;
  const resolved = await resolveReferences(source, path, site, directory, addresses);
  const extension = extname(file).toLowerCase();
  const isHtml = /^\.html?$/.test(extension);
  const { body: read, problems } = readBody(source, {
    dialect: site.dialect,
    file,
    mdx: extension === '.mdx',
    html: isHtml,
    line: split.bodyLine,
    scope: await scopeOf(source, facts, page, site),
    value: (key) => textOf(at(data, key)) ?? textOf(at(site.settings, key)),
    included: site.included,
    resolve: (reference) => resolved.get(reference),
  });
  const titled = readTitle(facts, isHtml ? verbatim(read) : read, split, site);
  const body = rewriteLinks(titled.body, (reference) => resolved.get(reference));

  const fields: Fields = {};
  const text1 = (field: 'summary' | 'language' | 'rights'): { key: string; value: string } | undefined => {
    for (const key of keysOf(field, site, data)) {
      const value = textOf(at(data, key));
      if (value !== undefined) return { key, value };
    }
    return undefined;
  };
  if (titled.title) fields.title = titled.title;
  if (facts.published) fields.published = facts.published;
  if (facts.updated) fields.updated = facts.updated;
  const authors = authorsOf(data, split, site);
  if (authors) fields.authors = authors;
  const tagged = site.dialect.name === 'eleventy' ? split.data : data;
  const tags = readTerms(tagged, keysOf('tags', site, tagged), site.dialect.cut);
  if (tags.length > 0) fields.tags = { value: tags, where: 'front matter', sure: 1 };
  const stated = text1('language');
  const language = languageOf(stated?.value) ?? place.language ?? site.language;
  if (language !== undefined)
    fields.language =
      languageOf(stated?.value) !== undefined
        ? { value: language, where: whereIs(stated?.key as string, split), sure: 1 }
        : {
            value: language,
            where: place.language === undefined ? "the site's configuration" : 'path',
            sure: 0.95,
          };
  const summary = text1('summary');
  const words = summary === undefined ? '' : plainText(summary.value);
  const isText =
    words.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length > 1 || /\p{Lo}{4}/u.test(words);
  if (summary && isText) fields.summary = { value: words, where: whereIs(summary.key, split), sure: 1 };
  else if (excerpt !== undefined) {
    const before = plainText(
      readBody(excerpt, {
        dialect: site.dialect,
        file,
        mdx: extension === '.mdx',
        line: split.bodyLine,
        scope: {},
        value: () => undefined,
        resolve: () => undefined,
      }).body,
    );
    if (before !== '' && before.length <= 2000)
      fields.summary = { value: before, where: 'what stands before the excerpt mark', sure: 0.95 };
  }
  if (page !== undefined && link)
    fields.url = { value: page, where: `the address that ${site.dialect.label} gives it`, sure: link.sure };
  const image = imageOf(split.data, page, split, place.bundle, site);
  if (image) fields.image = image;
  const attachments = attachmentsOf(data, page, split, site);
  if (attachments) fields.attachments = attachments;
  const rights = text1('rights');
  if (rights) fields.rights = { value: rights.value, where: whereIs(rights.key, split), sure: 0.9 };

  const id = idOf(facts, page, site);
  const name =
    (facts.post.slug ?? place.slug)
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  const ownSlug = slug(site.dialect.name === 'nuxt' ? name.replace(/^\d+\./, '') : name);
  const base = page ?? site.base;
  const aliases = aliasesOf(facts, page, site);
  const candidate: Candidate = {
    file,
    fields: fields as { readonly [F in keyof FieldTypes]?: Found<FieldTypes[F]> } as Candidate['fields'],
    ...(id !== undefined && { id }),
    ...(ownSlug !== '' && { slug: ownSlug }),
    ...(facts.draft !== undefined && { draft: true }),
    ...(facts.expires !== undefined && { expires: facts.expires }),
    ...(aliases.length > 0 && { aliases }),
    body,
    ...(base !== undefined && { base }),
    problems: [...problemsOf(facts, split, file), ...problems],
  };
  return { candidate, facts };
}

const sites = new Map<string, Promise<Opened>>();

/** Sites stay open for the run, each read once. */
function opened(root: string, origin: Origin): Promise<Opened> {
  const key = [root, origin.dialect, origin.base, origin.language].join('\n');
  let site = sites.get(key);
  if (!site)
    sites.set(
      key,
      (site = open(root, {
        ...(origin.dialect !== undefined && { dialect: origin.dialect }),
        ...(origin.base !== undefined && { base: origin.base }),
        ...(origin.language !== undefined && { language: origin.language }),
      })),
    );
  return site;
}

/**
 * Reads a Markdown post of whatever generator: what its front matter, its path and its site say, and its body without the generator's
 * syntax. The site is looked for around `origin.root`, or around the file; relative paths are relative to the process's folder.
 */
export const readMarkdown: Reader = async (bytes, origin) => {
  const root = resolve(origin.root ?? dirname(origin.file));
  const site = await opened(root, origin);
  const path = relative(site.site.folder, resolve(origin.file)).split(sep).join('/');
  const { candidate } = await readPost(bytes, origin.file, path, site);
  return [candidate];
};
