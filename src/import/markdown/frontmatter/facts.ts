import type { Found } from '../../../article/candidate.ts';
import { offsetAt, startOfDay } from '../../../article/zone.ts';
import { formatMoment, isWritable, parseMoment } from '../../../text/date.ts';
import { slug } from '../../../text/slug.ts';
import type { AddressedPost } from '../address/permalink.ts';
import { type PostPath, readPostPath } from '../address/post-path.ts';
import type { Site } from '../site/site.ts';
import { at, type Data, evenKey, isData, scalarIn, textsOf, truthOf } from './datum.ts';
import { readFrontMatterDate, type StatedDate } from './date.ts';
import { firstAt, keysOf } from './keys.ts';
import type { SplitPost } from './split.ts';

/** What front matter and path say of a post before its body is read. */
export interface PostFacts {
  readonly data: Data;
  readonly place: PostPath;
  readonly published?: Found<string>;
  readonly updated?: Found<string>;
  /** Why the post is not for readers. */
  readonly draft?: string;
  /** From when on the post is not for readers; seconds since the epoch. */
  readonly expires?: number;
  readonly post: AddressedPost;
  /** A value that can't be read as a day. */
  readonly unread?: { readonly key: string; readonly value: string };
}

/** The place of a key, in words: `front matter, title, line 2`. */
export function whereIs(key: string, split: SplitPost): string {
  const line = [...split.lines].find(([name]) => evenKey(name) === evenKey(key.split('.')[0] as string))?.[1];
  return line === undefined ? `front matter, ${key}` : `front matter, ${key}, line ${line}`;
}

interface DatedField {
  readonly found?: Found<string>;
  readonly stated?: StatedDate;
  readonly unread?: PostFacts['unread'];
}

/** Seconds since the epoch; of a day its beginning in UTC. */
const secondsOf = ({ moment, day }: StatedDate): number | undefined => parseMoment(moment ?? `${day}T00:00:00Z`);

function readDate(
  field: 'published' | 'release' | 'updated',
  split: SplitPost,
  data: Data,
  { generator, language, timezone }: Site,
): DatedField {
  let unread: PostFacts['unread'];
  const options = {
    order: generator.order ?? 'mdy',
    ...(language !== undefined && { language }),
    ...(timezone !== undefined && { timezone }),
    ...(generator.utcTimestamps && { utcTimestamps: true }),
  };
  const first = firstAt(data, keysOf(field, generator), (value, key) => {
    const text = scalarIn(value);
    if (text === undefined || truthOf(text) !== undefined) return undefined;
    const stated = readFrontMatterDate(text, options);
    const seconds = stated && secondsOf(stated);
    if (seconds !== undefined && isWritable(seconds)) return stated;
    unread ??= { key, value: text };
    return undefined;
  });
  if (!first) return { ...(unread && { unread }) };
  const { key, value: stated } = first;
  const isAmbiguous = stated.doubt?.startsWith('day and month') === true;
  const where = `${whereIs(key, split)}${stated.doubt === undefined ? '' : `; ${stated.doubt}`}`;
  const value = stated.moment ?? stated.day;
  return {
    stated,
    found: isAmbiguous ? { value, where, sure: 0.6, inferred: true } : { value, where, sure: 1 },
  };
}

/** Words of `status:` and the like for posts that are not for readers. */
const unready =
  /^(?:drafts?|hidden|private|unlisted|unpublished|pending|skip|archived|trash|idea|wip|in[- ]progress|todo|review)$/i;

function draftReason(data: Data, path: string, { generator }: Site): string | undefined {
  const stated =
    firstAt(data, keysOf('hidden', generator), (value) => (truthOf(value) === true ? 'true' : undefined)) ??
    firstAt(data, keysOf('shown', generator), (value) => (truthOf(value) === false ? scalarIn(value) : undefined)) ??
    firstAt(data, keysOf('status', generator), (value) => scalarIn(value)?.match(unready)?.[0]);
  if (stated) return `${stated.key}: ${stated.value}`;
  if (generator.name === 'eleventy' && truthOf(at(data, 'permalink')) === false) return 'permalink: false';
  const tags = generator.name === 'nikola' ? textsOf(at(data, 'tags')) : [];
  if (tags.some((tag) => /(?:^|,\s*)(?:draft|private)(?:,|$)/.test(tag))) return 'tags: draft';
  const isStatedPublic = keysOf('hidden', generator).some((key) => truthOf(at(data, key)) === false);
  return !isStatedPublic && /(?:^|\/)_?drafts?\//i.test(path) ? 'the folder of drafts' : undefined;
}

/** The moment at which a post expires; of a day its first moment, as Hugo takes it. */
function expiryOf(data: Data, { generator, timezone = 'UTC' }: Site): number | undefined {
  const order = generator.order ?? 'mdy';
  const stated = firstAt(data, keysOf('expiry', generator), (value) =>
    readFrontMatterDate(scalarIn(value) ?? '', { order, timezone }),
  )?.value;
  if (!stated) return undefined;
  return stated.moment === undefined ? startOfDay(stated.day, timezone) : parseMoment(stated.moment);
}

/** A day in the address that front matter states: `path = "2023/07/13/name"`. */
function dayInAddress(data: Data): string | undefined {
  const stated = ['path', 'permalink', 'url', 'slug'].map((key) => scalarIn(at(data, key)) ?? '').join(' ');
  const address = /(?<!\S)\S*\d{4}\/\d{1,2}\/\d{1,2}\/\S*/.exec(stated)?.[0] ?? '';
  return readPostPath(`${address.replace(/\/$/, '')}.md`).day;
}

/** The day and the time of day (`HH:MM:SS`) that an address is made of. */
function clockOfAddress(
  stated: StatedDate | undefined,
  { generator, timezone = 'UTC' }: Site,
): { readonly day?: string; readonly time?: string } {
  if (stated?.moment === undefined) return stated ? { day: stated.day } : {};
  const seconds = parseMoment(stated.moment) as number;
  const zone = generator.clock === 'site' ? timezone : stated.isZoned && generator.clock === 'utc' ? 'UTC' : undefined;
  const shown = zone === undefined ? stated.moment : formatMoment(seconds + offsetAt(seconds, zone));
  return { day: shown.slice(0, 10), time: shown.slice(11, 19) };
}

/** The slug that a post of a mount has here, by its own slug or its name; '' where neither has letters. */
export function slugOfPost({ post, place }: PostFacts, { generator }: Site): string {
  const name =
    (post.slug ?? place.slug)
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  // Nuxt Content orders files by numbers before their names.
  return slug(generator.name === 'nuxt' ? name.replace(/^\d+\./, '') : name);
}

/** Reads the facts of a post: from front matter, the defaults of its folder, its file name, its path. */
export function readFacts(split: SplitPost, path: string, site: Site): PostFacts {
  const { generator } = site;
  const params = generator.name === 'hugo' ? at(split.data, 'params') : undefined;
  const data: Data = { ...site.defaults(path), ...(isData(params) && params), ...split.data };
  const place = readPostPath(path);
  const date = readDate('published', split, data, site);
  const release = readDate('release', split, data, site);
  const isLater = date.stated && release.stated && (secondsOf(release.stated) ?? 0) > (secondsOf(date.stated) ?? 0);
  const updated = readDate('updated', split, data, site).found;
  const inAddress = date.found || place.day !== undefined ? undefined : dayInAddress(data);
  const published: Found<string> | undefined =
    (isLater ? release.found : date.found) ??
    (place.day !== undefined
      ? { value: place.day, where: place.dayFrom as string, sure: 1 }
      : inAddress !== undefined
        ? { value: inAddress, where: 'front matter, the address', sure: 0.9 }
        : undefined);
  const ownSlug = firstAt(data, keysOf('slug', generator), scalarIn)?.value;
  const title = firstAt(data, keysOf('title', generator), scalarIn)?.value;
  const draft = draftReason(data, path, site);
  const expires = expiryOf(data, site);
  // Addresses are made of the date, whenever the post goes out.
  const { day = published?.value.slice(0, 10), time } = clockOfAddress(date.stated, site);
  return {
    data,
    place,
    ...(published && { published }),
    ...(updated && { updated }),
    ...(draft !== undefined && { draft }),
    ...(expires !== undefined && { expires }),
    ...(date.unread && { unread: date.unread }),
    post: {
      data,
      place,
      path,
      ...(title !== undefined && { title }),
      ...(day !== undefined && { day }),
      ...(time !== undefined && { time }),
      ...(ownSlug !== undefined && { slug: ownSlug }),
    },
  };
}
