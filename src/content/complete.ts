import type { Article, Author, FrontMatter, Source, Value } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';
import type { Publication, Vocabulary } from './content.ts';
import { digestOf } from './digest.ts';
import type { Relation } from './duplicates/relate-articles.ts';
import type { Identified } from './identity.ts';
import type { Entry, Sighting } from './ledger.ts';
import { type Media, resolveAttachment, resolveImage } from './media.ts';
import { parseStated, resolveStated } from './moment.ts';
import { withBroader } from './vocabulary.ts';
import { assignValues, kindsOf, type Use, useKey, type Values } from './values.ts';

/** The values that the articles' tags, authors and sources stand for. */
export interface Facets {
  readonly tags: Values;
  readonly authors: Values;
  readonly sources: Values;
}

const usesOf = (
  articles: readonly Identified[],
  key: 'tags' | 'authors' | 'source',
  names: (of: Identified) => readonly { readonly name: string; readonly url?: string }[],
): Use[] =>
  articles.flatMap((article) => {
    const line = article.lines.get(key);
    return names(article).map(({ name, url }) => ({
      name,
      ...(url !== undefined && { url }),
      file: article.file,
      ...(line !== undefined && { line }),
    }));
  });

/** Whom an article comes from: itself says, or its mount. */
const sourceOf = ({ frontMatter, mount }: Identified): Source | undefined =>
  frontMatter.source ?? (mount?.source === undefined ? undefined : { name: mount.source });

/** Finds the values of all names that the articles use. `folder` is the content folder as people see it. */
export function assignFacets(
  articles: readonly Identified[],
  { publication, tags, authors }: { publication: Publication; tags: Vocabulary; authors: Vocabulary },
  folder: string,
): Facets {
  const kinds = kindsOf(folder);
  const tagUses = usesOf(articles, 'tags', ({ frontMatter }) =>
    (frontMatter.tags ?? []).map((name) => ({ name })),
  );
  const authorUses = usesOf(articles, 'authors', ({ frontMatter }) => frontMatter.authors ?? []);
  const sourceUses = usesOf(articles, 'source', (article) => {
    const source = sourceOf(article);
    return source ? [{ name: source.name }] : [];
  });
  return {
    tags: assignValues(tagUses, tags, kinds.tag),
    authors: assignValues(authorUses, authors, kinds.author),
    sources: assignValues(sourceUses, publication.sources, kinds.source),
  };
}

const once = <T extends { readonly slug: string }>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [value.slug, value])).values(),
];

/** What of an article doesn't depend on the ledger, its text aside. */
export type Timeless = Omit<
  Article,
  'digest' | 'body' | 'formerSlugs' | 'published' | 'updated' | 'added' | 'changed' | 'related' | 'retelling'
>;

/** An article whose names and files are resolved. */
export interface Completed {
  readonly identified: Identified;
  readonly timeless: Timeless;
}

type Optional = Pick<FrontMatter, 'summary' | 'location' | 'url' | 'rights'>;

const optional = ({ summary, location, url, rights }: FrontMatter): Optional => ({
  ...(summary !== undefined && { summary }),
  ...(location !== undefined && { location }),
  ...(url !== undefined && { url }),
  ...(rights !== undefined && { rights }),
});

/** What completing an article came to. */
export interface Completion {
  /** Absent where the article is left out. */
  readonly completed?: Completed;
  readonly problems: readonly Problem[];
}

/** Resolves names, files and defaults of one article. */
export async function complete(
  identified: Identified,
  publication: Publication,
  facets: Facets,
  media: Media,
): Promise<Completion> {
  const { frontMatter, mount, file, base, published, id, slug, lines } = identified;
  const problems: Problem[] = [];
  const asker = (key: string): { file: string; line?: number } => {
    const line = lines.get(key);
    return { file, ...(line !== undefined && { line }) };
  };
  const authors = (frontMatter.authors ?? []).flatMap((person): Author[] => {
    const value = facets.authors.values.get(useKey(person));
    const url = person.url ?? value?.url;
    return value ? [{ name: value.label, slug: value.slug, ...(url !== undefined && { url }) }] : [];
  });
  const tags = (frontMatter.tags ?? []).flatMap((name): Value[] => {
    const value = facets.tags.values.get(name);
    return value ? [{ slug: value.slug, label: value.label }] : [];
  });
  const origin = sourceOf(identified);
  const value = origin && facets.sources.values.get(useKey({ name: origin.name }));
  const sourceUrl = origin?.url ?? value?.url;
  const source = value && {
    name: value.label,
    slug: value.slug,
    label: value.label,
    ...(sourceUrl !== undefined && { url: sourceUrl }),
  };
  const attachments = await Promise.all(
    (frontMatter.attachments ?? []).map((attached) =>
      resolveAttachment(attached, media, asker('attachments')),
    ),
  );
  const image = frontMatter.image && (await resolveImage(frontMatter.image, media, asker('image')));
  for (const resolved of image ? [...attachments, image] : attachments)
    if ('problem' in resolved) problems.push(resolved.problem);
  const timeless: Timeless = {
    id,
    slug,
    title: frontMatter.title ?? '',
    ...('day' in published && { day: published.day }),
    authors: once(authors),
    tags: once(tags),
    language: frontMatter.language ?? mount?.language ?? publication.language,
    ...optional(frontMatter),
    ...(source && { source }),
    ...(mount && frontMatter.url !== undefined && { link: frontMatter.url }),
    ...(image && 'value' in image && { image: image.value }),
    attachments: attachments.flatMap((resolved) => ('value' in resolved ? [resolved.value] : [])),
    inferred: frontMatter.inferred ?? {},
    draft: frontMatter.draft ?? false,
    content: (source && publication.sources.get(source.slug)?.content) ?? publication.content,
    ...(base !== undefined && { base }),
    file,
  };
  return { completed: { identified, timeless }, problems };
}

/** What the ledger has to know of an article to tell whether it changed; `published` is when it goes out. */
export function sight(
  { identified, timeless }: Completed,
  relation: Relation,
  tags: Vocabulary,
  published: number,
): Sighting {
  const { slug, id } = timeless;
  const { file: _, draft: __, ...shows } = timeless;
  const { frontMatter, mount, text } = identified;
  // A tag's feed shows the articles of its narrower ones: to become narrower is a change of these.
  const broader = [...new Set(timeless.tags.flatMap((tag) => withBroader(tags, tag.slug)))].sort();
  return {
    id,
    slug,
    digest: digestOf({
      ...shows,
      ...relation,
      broader,
      published,
      updated: frontMatter.updated,
      text: text.digest,
    }),
    text: text.digest,
    published,
    ...(mount && { mount: mount.path }),
  };
}

/** Puts in what the ledger knows: when it goes out, when it was changed, what it was called. */
export function settle(
  { identified, timeless }: Completed,
  relation: Relation,
  entry: Entry,
  timeZone: string,
): Article {
  const published = resolveStated(identified.published, entry.first, timeZone);
  const stated = parseStated(identified.frontMatter.updated ?? '');
  const updated = stated ? resolveStated(stated, entry.changed, timeZone) : published;
  const added = Math.max(entry.first, published);
  const dates = {
    published,
    updated: Math.max(published, updated, entry.edited ?? published),
    added,
    changed: Math.max(entry.changed, added),
    ...(entry.recalled !== undefined && { recalled: entry.recalled }),
  };
  const formerSlugs = entry.formerly ?? [];
  const digest = JSON.stringify([entry.digest, dates, formerSlugs]);
  return { ...timeless, ...relation, ...dates, formerSlugs, digest, body: identified.text.body };
}
