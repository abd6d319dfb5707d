import { at, type Data } from './datum.ts';

/** The keys of each field, likeliest first, separated by spaces. Case, hyphens, underscores and spaces in keys make no difference. */
const commonKeys = {
  title: 'title headline post_title',
  published: `date date.created date.published published published_at published_on publish_date published_date publication_date
    pub_date date_published published_time publish_on publish_at publish_time post_date posted posted_on posted_at created
    created_at created_on created_date creation_date date_created release_date released datetime timestamp time day written
    extra.date`,
  /** When it goes out, where another key states its date: the later of the two counts. */
  release: 'publish_date publish_on publish_at publish_time',
  updated: `updated updated_at updated_on updated_date update_date date.updated lastmod last_modified last_modified_at last_mod
    last_updated last_update.date last_update modified modified_at modified_date modified_time date_modified date_updated mod_date
    edited revised`,
  authors: `authors author author_name author_names taxonomies.authors taxonomies.author extra.authors extra.author byline writer
    writers post_authors written_by by creator post_author`,
  authorUrl: 'author_url author_link author_website author_uri',
  tags: `tags tag taxonomies.tags taxonomies.tag extra.tags categories category taxonomies.categories taxonomies.category topics
    topic taxonomies.topics`,
  summary: 'summary description excerpt teaser abstract lede lead intro spoiler desc',
  image: `image images featured_image feature_image cover cover_image hero_image hero og_image social_image thumbnail thumb featured
    banner_image header.image header.teaser preview_image img photo extra.image params.image`,
  imageAlt: 'image_alt cover_alt hero_image_alt thumbnail_alt alt',
  language: 'language lang locale',
  slug: 'slug permalink_slug url_slug',
  address: 'permalink url path',
  aliases: 'aliases alias redirect_from redirects',
  rights: 'rights license licence copyright',
  id: 'guid atom_id',
  /** True means that the post is not for readers. */
  hidden: `draft is_draft drafts hidden hide unlisted private wip unpublished headless exclude_from_collections
    eleventy_exclude_from_collections exclude_from_feed extra.draft`,
  /** False means that the post is not for readers. */
  shown: 'published publish is_published visible listed public build.render build.list output',
  /** `draft` and the like as a word. */
  status: 'status state visibility published_status post_status',
  expiry: 'expiry_date expires expire_date unpublish_date',
};

/** The keys of each field in front matter. */
export type KeysByField = Readonly<typeof commonKeys>;

/** A generator, which may have keys that come before the common ones. */
interface HasKeys {
  readonly keys?: Partial<KeysByField>;
}

const keysByGenerator = new WeakMap<HasKeys, Map<string, readonly string[]>>();

/** The keys that may hold a field in posts of a generator, likeliest first. */
export function keysOf(field: keyof KeysByField, generator: HasKeys): readonly string[] {
  const known = keysByGenerator.get(generator) ?? new Map<string, readonly string[]>();
  keysByGenerator.set(generator, known);
  let keys = known.get(field);
  if (!keys) {
    const own = generator.keys?.[field] ?? '';
    known.set(field, (keys = [...new Set(`${own} ${commonKeys[field]}`.split(/\s+/).filter(Boolean))]));
  }
  return keys;
}

/** The first of some values at paths of keys that `read` understands, with its key. */
export function firstAt<T>(
  data: Data,
  keys: readonly string[],
  read: (value: ReturnType<typeof at>, key: string) => T | undefined,
): { readonly key: string; readonly value: T } | undefined {
  for (const key of keys) {
    const found = at(data, key);
    const value = found === undefined ? undefined : read(found, key);
    if (value !== undefined) return { key, value };
  }
  return undefined;
}
