import { chapterType } from '../../article/media-type.ts';
import type { Article, Author, Person, Source, Value } from '../../article/article.ts';
import type { Problem } from '../../article/problem.ts';
import type { Publication } from '../publication/publication.ts';
import type { ContentSettings } from '../publication/settings.ts';
import { type Vocabulary, withBroader } from '../publication/vocabulary.ts';
import { digestOfValue } from '../digest.ts';
import type { Relation } from '../duplicates/relate-articles.ts';
import type { IdentifiedArticle } from './identity.ts';
import type { LedgerArticle } from '../ledger/records.ts';
import type { ArticleSnapshot } from '../ledger/ledger.ts';
import { type MediaFolder, resolveAttachment, resolveImage } from './media.ts';
import { parseStatedTime, resolveStatedTime } from './stated-time.ts';
import { assignValues, valueKinds, type NameUse, useKey, type AssignedValues } from './values.ts';

/** The values for the names of tags, authors and sources in the articles. */
interface AssignedFacets {
  readonly tags: AssignedValues;
  readonly authors: AssignedValues;
  readonly sources: AssignedValues;
}

/** The source that an article states, or else the source of its mount. */
const sourceOf = ({ frontMatter, mount }: IdentifiedArticle): Source | undefined =>
  frontMatter.source ?? (mount?.source === undefined ? undefined : { name: mount.source });

/** The file of an article, and the line of a key of its front matter. */
function placeOf({ file, lines }: IdentifiedArticle, key: string): { readonly file: string; readonly line?: number } {
  const line = lines.get(key);
  return { file, ...(line !== undefined && { line }) };
}

/** Finds the values for all names in the articles. `folder` is the content folder as messages show it. */
export function assignFacets(
  articles: readonly IdentifiedArticle[],
  { publication, tags, authors }: Pick<ContentSettings, 'publication' | 'tags' | 'authors'>,
  folder: string,
): AssignedFacets {
  const kinds = valueKinds(folder);
  const uses = (key: string, names: (of: IdentifiedArticle) => readonly Person[]): NameUse[] =>
    articles.flatMap((article) => names(article).map((name) => ({ ...name, ...placeOf(article, key) })));
  const tagUses = uses('tags', ({ frontMatter }) => (frontMatter.tags ?? []).map((name) => ({ name })));
  const authorUses = uses('authors', ({ frontMatter }) => frontMatter.authors ?? []);
  const sourceUses = uses('source', (article) => {
    const source = sourceOf(article);
    return source ? [{ name: source.name }] : [];
  });
  return {
    tags: assignValues(tagUses, tags, kinds.tag),
    authors: assignValues(authorUses, authors, kinds.author),
    sources: assignValues(sourceUses, publication.sources, kinds.source),
  };
}

const uniqueBySlug = <T extends { readonly slug: string }>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [value.slug, value])).values(),
];

/** The fields of an article that do not depend on the ledger, without its text. */
type OwnFields = Omit<
  Article,
  'digest' | 'body' | 'formerSlugs' | 'published' | 'updated' | 'added' | 'changed' | 'related' | 'retelling'
>;

/** An article with its names and files resolved. */
export interface CompletedArticle {
  readonly identified: IdentifiedArticle;
  readonly fields: OwnFields;
}

/** The result of completing an article. */
export interface Completion {
  /** Absent if the article is left out. */
  readonly completed?: CompletedArticle;
  readonly problems: readonly Problem[];
}

/** Resolves the names, files and defaults of one article. Missing files are problems. */
export async function completeArticle(
  identified: IdentifiedArticle,
  publication: Publication,
  facets: AssignedFacets,
  media: MediaFolder,
): Promise<Completion> {
  const { frontMatter, mount, file, base, published, id, slug } = identified;
  const { summary, location, url, rights } = frontMatter;
  const authors = (frontMatter.authors ?? []).flatMap((person): Author[] => {
    const value = facets.authors.values.get(useKey(person));
    const page = person.url ?? value?.url;
    return value ? [{ name: value.label, slug: value.slug, ...(page !== undefined && { url: page }) }] : [];
  });
  const tags = (frontMatter.tags ?? []).flatMap((name): Value[] => {
    const value = facets.tags.values.get(name);
    return value ? [{ slug: value.slug, label: value.label }] : [];
  });
  const origin = sourceOf(identified);
  const known = origin && facets.sources.values.get(useKey({ name: origin.name }));
  const site = origin?.url ?? known?.url;
  const source = known && {
    name: known.label,
    slug: known.slug,
    label: known.label,
    ...(site !== undefined && { url: site }),
  };
  const attachments = await Promise.all(
    (frontMatter.attachments ?? []).map((attached) =>
      resolveAttachment(attached, media, placeOf(identified, 'attachments')),
    ),
  );
  const { transcripts = [], chapters, ...episode } = frontMatter.episode ?? {};
  const place = placeOf(identified, 'episode');
  const written = await Promise.all(transcripts.map((file) => resolveAttachment(file, media, place)));
  const listed =
    chapters === undefined ? [] : [await resolveAttachment({ url: chapters, type: chapterType }, media, place)];
  const image = frontMatter.image && (await resolveImage(frontMatter.image, media, placeOf(identified, 'image')));
  const fields: OwnFields = {
    id,
    slug,
    title: frontMatter.title ?? '',
    ...('day' in published && { day: published.day }),
    authors: uniqueBySlug(authors),
    tags: uniqueBySlug(tags),
    language: frontMatter.language ?? mount?.language ?? publication.language,
    ...(summary !== undefined && { summary }),
    ...(location !== undefined && { location }),
    ...(url !== undefined && { url }),
    ...(rights !== undefined && { rights }),
    ...(source && { source }),
    ...(mount && url !== undefined && { link: url }),
    ...(image && 'value' in image && { image: image.value }),
    attachments: attachments.flatMap((resolved) => ('value' in resolved ? [resolved.value] : [])),
    ...(frontMatter.episode && {
      episode: {
        ...episode,
        transcripts: written.flatMap((file) => {
          if ('problem' in file) return [];
          const { length: _, ...transcript } = file.value;
          return [transcript];
        }),
        ...(chapters !== undefined && { chapters }),
      },
    }),
    inferred: frontMatter.inferred ?? {},
    draft: frontMatter.draft ?? false,
    content: (source && publication.sources.get(source.slug)?.content) ?? publication.content,
    ...(base !== undefined && { base }),
    file,
  };
  const resolved = [...attachments, ...written, ...listed, ...(image ? [image] : [])];
  const problems = resolved.flatMap((one) => ('problem' in one ? [one.problem] : []));
  return { completed: { identified, fields }, problems };
}

/** The state of an article with which the ledger decides whether it changed. `published` in seconds since the epoch. */
export function snapshotOf(
  { identified, fields }: CompletedArticle,
  relation: Relation,
  tags: Vocabulary,
  published: number,
): ArticleSnapshot {
  const { slug, id } = fields;
  const { file: _, draft: __, ...visible } = fields;
  const { frontMatter, mount, text } = identified;
  // A tag's feed holds the articles of narrower tags, so a change of the broader tags is a change of the article.
  const broader = [...new Set(fields.tags.flatMap((tag) => withBroader(tags, tag.slug)))].sort();
  return {
    id,
    slug,
    digest: digestOfValue({
      ...visible,
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

/** The article with the moments and former slugs that the ledger has for it. */
export function withLedgerDates(
  { identified, fields }: CompletedArticle,
  relation: Relation,
  entry: LedgerArticle,
  timeZone: string,
): Article {
  const published = resolveStatedTime(identified.published, entry.first, timeZone);
  const stated = parseStatedTime(identified.frontMatter.updated ?? '');
  const updated = stated ? resolveStatedTime(stated, entry.changed, timeZone) : published;
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
  return { ...fields, ...relation, ...dates, formerSlugs, digest, body: identified.text.body };
}
