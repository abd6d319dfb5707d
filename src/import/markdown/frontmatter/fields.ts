import type { Image, Person } from '../../../article/article.ts';
import type { Candidate, FieldTypes, Found } from '../../../article/candidate.ts';
import { languageOfCode } from '../address/post-path.ts';
import type { Site } from '../site/site.ts';
import { plainText } from '../syntax/plain-text.ts';
import { at, type Data, type Datum, isData, scalarIn, textsOf } from './datum.ts';
import { type PostFacts, whereIs } from './facts.ts';
import { firstAt, keysOf } from './keys.ts';
import { readPeople } from './people.ts';
import { readRecordings } from './recordings.ts';
import type { SplitPost } from './split.ts';
import { readTerms } from './terms.ts';

/** A path below the base; a slash at its beginning is the base's own. Absolute addresses stay. */
export const belowBase = (base: string, path: string): string =>
  /^https?:/.test(path) ? path : new URL(path.replace(/^\/+/, ''), base).href;

/** Makes addresses of front matter absolute: those that begin with a slash by the site's base, others by the page. */
function absoluteBy(page: string | undefined, { base }: Site): (path: string) => string | undefined {
  return (path) => {
    if (/^https?:\/\//.test(path)) return path;
    const isRooted = path.startsWith('/') && !path.startsWith('//');
    const from = isRooted ? base : page;
    const url = from === undefined ? undefined : isRooted ? belowBase(from, path) : new URL(path, from).href;
    return url !== undefined && /^https?:\/\/[^/]/.test(url) ? url : undefined;
  };
}

/** The picture that front matter names, where it is a file of the site or an address. */
function readImage(
  data: Data,
  { generator }: Site,
  absolute: (path: string) => string | undefined,
  pictureOf: (reference: string) => string | undefined,
): { readonly key: string; readonly value: Image } | undefined {
  return firstAt(data, keysOf('image', generator), (value) => {
    const item: Datum | undefined = Array.isArray(value) ? (value as readonly Datum[])[0] : value;
    const group = isData(item) ? item : undefined;
    const path = group
      ? firstAt(group, ['src', 'url', 'path', 'image', 'feature', 'file'], scalarIn)?.value
      : scalarIn(item);
    if (!/^(?:https?:\/\/|\/|\.\.?\/|[\w./-]+\.(?:png|jpe?g|gif|webp|avif|svg)$)/i.test(path ?? '')) return undefined;
    const isAddress = /^(?:https?:|\/)/.test(path as string);
    const url = pictureOf(path as string) ?? (isAddress ? absolute(path as string) : undefined);
    if (url === undefined) return undefined;
    const alt = group ? scalarIn(at(group, 'alt')) : firstAt(data, keysOf('image-alt', generator), scalarIn)?.value;
    const caption = group ? scalarIn(at(group, 'caption')) : undefined;
    return { url, ...(alt !== undefined && { alt }), ...(caption !== undefined && { caption }) };
  });
}

const some = (people: readonly Person[]): readonly Person[] | undefined => (people.length > 0 ? people : undefined);

/** The authors that front matter names, else the author of the site. */
function readAuthors(data: Data, split: SplitPost, site: Site): Found<readonly Person[]> | undefined {
  const { generator, roster, settings } = site;
  const url = firstAt(data, keysOf('author-url', generator), scalarIn)?.value;
  const own = firstAt(data, keysOf('authors', generator), (value, key) =>
    some(readPeople(value, roster, { plural: key.endsWith('s'), url })),
  );
  if (own) return { value: own.value, where: whereIs(own.key, split), sure: 1 };
  const shared = firstAt(settings, generator.author?.split(' ') ?? [], (value) => some(readPeople(value, roster)));
  return shared && { value: shared.value, where: "the site's configuration", sure: 0.9 };
}

/** The id under which the blog's own feed published the post, where that is not its address. */
export function idOf(facts: PostFacts, page: string | undefined, { generator, settings }: Site): string | undefined {
  const own = firstAt(facts.data, keysOf('id', generator), scalarIn)?.value;
  if (own !== undefined || page === undefined) return own;
  const { origin, hostname, pathname } = new URL(page);
  if (generator.ids === 'unencoded') return decodeURI(page);
  if (generator.ids === 'tag-uri' && facts.post.day !== undefined)
    return `tag:${hostname},${facts.post.day}:${pathname}`;
  const plugins = [...textsOf(at(settings, 'plugins')), ...textsOf(at(settings, 'gems'))];
  if (generator.ids !== 'jekyll-feed' || !plugins.includes('jekyll-feed')) return undefined;
  const folder = pathname.replace(/\/$/, '').replace(/[^/]*$/, '');
  return `${origin}${folder}${encodeURI(facts.post.slug ?? facts.place.slug)}`;
}

function isSentence(text: string): boolean {
  return text.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length > 1 || /\p{Lo}{4}/u.test(text);
}

type PostFields = { -readonly [F in keyof FieldTypes]?: Found<FieldTypes[F]> };

/**
 * Reads the fields of a post that do not depend on its body. `page` is its address, `pictureOf` gives the address of a
 * picture that is a file of the site.
 */
export function readPostFields(
  facts: PostFacts,
  split: SplitPost,
  page: string | undefined,
  site: Site,
  pictureOf: (reference: string) => string | undefined,
): Candidate['fields'] {
  const { data, place, published, updated } = facts;
  const { generator } = site;
  const fields: PostFields = { ...(published && { published }), ...(updated && { updated }) };
  const text = (field: 'summary' | 'language' | 'rights') => firstAt(data, keysOf(field, generator), scalarIn);
  const found = <T>({ key, value }: { readonly key: string; readonly value: T }, sure: number): Found<T> => ({
    value,
    where: whereIs(key, split),
    sure,
  });

  const authors = readAuthors(data, split, site);
  if (authors) fields.authors = authors;
  // The tags of a folder of Eleventy name its collection.
  const tagged = generator.name === 'eleventy' ? split.data : data;
  const tags = readTerms(tagged, keysOf('tags', generator), generator.terms ?? 'comma');
  if (tags.length > 0) fields.tags = { value: tags, where: 'front matter', sure: 1 };

  const stated = text('language');
  const ownLanguage = languageOfCode(stated?.value);
  if (stated && ownLanguage !== undefined) fields.language = found({ key: stated.key, value: ownLanguage }, 1);
  else if (place.language !== undefined) fields.language = { value: place.language, where: 'path', sure: 0.95 };
  else if (site.language !== undefined)
    fields.language = { value: site.language, where: "the site's configuration", sure: 0.95 };

  const summary = text('summary');
  const words = summary === undefined ? '' : plainText(summary.value);
  if (summary && isSentence(words)) fields.summary = found({ key: summary.key, value: words }, 1);

  const absolute = absoluteBy(page, site);
  const image = readImage(split.data, site, absolute, pictureOf);
  if (image) fields.image = found(image, 0.9);
  const attachments = readRecordings(data, absolute);
  if (attachments) fields.attachments = found(attachments, 0.95);
  const rights = text('rights');
  if (rights) fields.rights = found(rights, 0.9);
  return fields as Candidate['fields'];
}
