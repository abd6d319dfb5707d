import type { Found } from '../../../article/candidate.ts';
import { startOfDay } from '../../../article/zone.ts';
import { formatMoment, isWritable, parseMoment } from '../../../text/date.ts';
import { at, evenKey, isData, textOf, textsOf, truthOf, within, type Data } from './datum.ts';
import { commonKeys, type Dialect, type Keys } from '../generators.ts';
import type { Split } from './frontmatter.ts';
import { readMoment, type Stated } from './moment.ts';
import type { Post } from '../address/address.ts';
import { readPlace, type Place } from '../address/place.ts';
import type { Site } from '../site/site.ts';

/** What front matter and path say of a post before its body is read. */
export interface Facts {
  readonly data: Data;
  readonly place: Place;
  readonly published?: Found<string>;
  readonly updated?: Found<string>;
  /** Why readers are not to see it. */
  readonly draft?: string;
  /** From when on readers are not to see it any more; seconds since the epoch. */
  readonly expires?: number;
  readonly post: Post;
  /** What a key's value says that can't be read as a day. */
  readonly unread?: { readonly key: string; readonly value: string };
}

const ofDialects = new WeakMap<Dialect, Partial<Record<keyof Keys, readonly string[]>>>();

/** The keys of a field in a site's dialect, as far as they may be in a post's data. */
export function keysOf(field: keyof Keys, { dialect }: Site, data: Data): readonly string[] {
  const known = ofDialects.get(dialect) ?? {};
  ofDialects.set(dialect, known);
  known[field] ??= [...new Set([...(dialect.keys?.[field] ?? []), ...commonKeys[field]])];
  return within(data, known[field]);
}

/** Where a key stands, in words. */
export function whereIs(key: string, split: Split): string {
  const line = [...split.lines].find(([name]) => evenKey(name) === evenKey(key.split('.')[0] as string))?.[1];
  return line === undefined ? `front matter, ${key}` : `front matter, ${key}, line ${line}`;
}

function dated(
  field: 'published' | 'release' | 'updated',
  split: Split,
  data: Data,
  site: Site,
): { found?: Found<string>; stated?: Stated; unread?: Facts['unread'] } {
  let unread: Facts['unread'];
  const reading = {
    order: site.dialect.order,
    ...(site.language !== undefined && { language: site.language }),
    ...(site.timezone !== undefined && { timezone: site.timezone }),
  };
  for (const key of keysOf(field, site, data)) {
    const text = textOf(at(data, key));
    if (text === undefined || truthOf(text) !== undefined) continue;
    const stated = readMoment(text, reading);
    const moment = stated && parseMoment(stated.moment ?? `${stated.day}T00:00:00Z`);
    if (moment === undefined || !stated || !isWritable(moment)) {
      unread ??= { key, value: text };
      continue;
    }
    const ambiguous = stated.doubt?.startsWith('day and month') === true;
    const where = `${whereIs(key, split)}${stated.doubt === undefined ? '' : `; ${stated.doubt}`}`;
    return {
      found: {
        value: stated.moment ?? stated.day,
        where,
        sure: ambiguous ? 0.6 : 1,
        ...(ambiguous && { inferred: true }),
      },
      stated,
    };
  }
  return { ...(unread && { unread }) };
}

/** Seconds since the epoch; of a day its beginning in UTC. */
const secondsOf = ({ moment, day }: Stated): number | undefined => parseMoment(moment ?? `${day}T00:00:00Z`);

/** Words of `status:` and the like for posts that are not for readers. */
const unready =
  /^(?:drafts?|hidden|private|unlisted|unpublished|pending|skip|archived|trash|idea|wip|in[- ]progress|todo|review)$/i;

function draftReason(data: Data, path: string, site: Site): string | undefined {
  for (const key of keysOf('hidden', site, data)) if (truthOf(at(data, key)) === true) return `${key}: true`;
  for (const key of keysOf('shown', site, data))
    if (truthOf(at(data, key)) === false) return `${key}: ${textOf(at(data, key))}`;
  for (const key of keysOf('status', site, data)) {
    const word = textOf(at(data, key));
    if (word !== undefined && unready.test(word)) return `${key}: ${word}`;
  }
  if (site.dialect.name === 'eleventy' && truthOf(at(data, 'permalink')) === false) return 'permalink: false';
  if (
    site.dialect.name === 'nikola' &&
    textsOf(at(data, 'tags')).some((tag) => /(?:^|,\s*)(?:draft|private)(?:,|$)/.test(tag))
  )
    return 'tags: draft';
  const said = keysOf('hidden', site, data).some((key) => truthOf(at(data, key)) === false);
  if (!said && /(?:^|\/)_?drafts?\//i.test(path)) return 'the folder of drafts';
  return undefined;
}

/** The first moment of a day that states no time, as Hugo takes it. */
function expiryOf(data: Data, site: Site): number | undefined {
  const { timezone = 'UTC' } = site;
  for (const key of keysOf('expiry', site, data)) {
    const text = textOf(at(data, key));
    const stated = text === undefined ? undefined : readMoment(text, { order: site.dialect.order, timezone });
    if (stated)
      return stated.moment === undefined ? startOfDay(stated.day, timezone) : parseMoment(stated.moment);
  }
  return undefined;
}

const addresses = (data: Data): string =>
  ['path', 'permalink', 'url', 'slug'].map((key) => textOf(at(data, key)) ?? '').join(' ');

/** A day in the address that front matter states: `path = "2023/07/13/name"`. */
function fromAddress(data: Data): string | undefined {
  return readPlace(
    `${(/(?<!\S)\S*\d{4}\/\d{1,2}\/\d{1,2}\/\S*/.exec(addresses(data))?.[0] ?? '').replace(/\/$/, '')}.md`,
  ).day;
}

/** Reads what a post says of itself: front matter over the defaults of its folder, then its file name, then its path. */
export function factsOf(split: Split, path: string, site: Site): Facts {
  const params = site.dialect.name === 'hugo' ? at(split.data, 'params') : undefined;
  const data: Data = { ...site.defaults(path), ...(isData(params) && params), ...split.data };
  const place = readPlace(path);
  const { found: date, stated, unread } = dated('published', split, data, site);
  const release = dated('release', split, data, site);
  const isLater = stated && release.stated && (secondsOf(release.stated) ?? 0) > (secondsOf(stated) ?? 0);
  const found = isLater ? release.found : date;
  const updated = dated('updated', split, data, site).found;
  const inAddress = found === undefined && place.day === undefined ? fromAddress(data) : undefined;
  const published: Found<string> | undefined =
    found ??
    (place.day !== undefined
      ? { value: place.day, where: place.dayFrom as string, sure: 1 }
      : inAddress !== undefined
        ? { value: inAddress, where: 'front matter, the address', sure: 0.9 }
        : undefined);
  const slugText = keysOf('slug', site, data)
    .map((key) => textOf(at(data, key)))
    .find((text) => text !== undefined);
  const title = keysOf('title', site, data)
    .map((key) => textOf(at(data, key)))
    .find((text) => text !== undefined);
  const moment = stated?.moment === undefined ? undefined : parseMoment(stated.moment);
  const draft = draftReason(data, path, site);
  const expires = expiryOf(data, site);
  // Addresses are made of the date, whenever the post goes out.
  const day = stated?.day ?? published?.value.slice(0, 10);
  return {
    data,
    place,
    ...(published && { published }),
    ...(updated && { updated }),
    ...(draft !== undefined && { draft }),
    ...(expires !== undefined && { expires }),
    ...(unread && { unread }),
    post: {
      data,
      place,
      path,
      ...(title !== undefined && { title }),
      ...(day !== undefined && { day }),
      ...(moment !== undefined && { time: formatMoment(moment).slice(11, 19) }),
      ...(slugText !== undefined && { slug: slugText }),
    },
  };
}
