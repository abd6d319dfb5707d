import { formatAddress, mediaTypes } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import type { Format } from '../edition/fragment.ts';
import { maxBytes } from '../edition/page.ts';
import { facetNames, type Query } from '../edition/query.ts';
import type { ShardEntry } from '../edition/shards.ts';
import type { Draft } from './answer.ts';
import { newestArchive } from './archive.ts';
import { formatCursor } from './cursor.ts';
import { draftOf } from './document.ts';
import type { Link } from './head.ts';
import { select } from './select.ts';
import type { Site } from './site.ts';
import { syncOf } from './sync.ts';
import { isListed } from './values.ts';
import type { WordPostings } from './words.ts';

/** The feed of a query in a format, as of a moment (seconds since the epoch). */
export function feed(site: Site, query: Query, format: Format, words: WordPostings, now: number): Draft {
  const { edition } = site;
  const { meta } = edition;
  const selection = select(
    edition,
    query,
    now,
    { articles: query.limit ?? meta.pageSize, bytes: maxBytes },
    words,
  );
  const { before, ...first } = query;
  const type = mediaTypes[format];
  const to = (rel: string, target: Query): Link => ({
    rel,
    href: meta.origin + formatAddress(target, format),
    type,
  });
  const links = [to('self', query), to('first', first)];
  if (selection.next) links.push(to('next', { ...query, before: formatCursor(selection.next) }));
  if (isListed(query)) links.push(...meta.hubs.map((href) => ({ rel: 'hub', href })));
  if (formatAddress(query) === '/') links.push(...newestArchive(edition, format, now));
  const sync = before === undefined ? syncOf(edition, query, now, words) : undefined;
  return draftOf(site, {
    query,
    format,
    selection,
    links,
    furtherLinks: alternates(edition, query, format),
    own: ownShard(edition, query),
    ...(sync && { sync }),
  });
}

/** The same selection in the other formats and for people. */
function alternates({ meta }: Edition, query: Query, format: Format): Link[] {
  const formats = (Object.keys(mediaTypes) as Format[]).filter((other) => other !== format);
  return [
    { rel: 'alternate', href: meta.origin + formatAddress(query), type: 'text/html' },
    ...formats.map((other) => ({
      rel: 'alternate',
      href: meta.origin + formatAddress(query, other),
      type: mediaTypes[other],
    })),
  ];
}

/** The shard of the newest articles of the one facet value that a query names, on its first page. */
export function ownShard(edition: Edition, { facets, before }: Query): ShardEntry | undefined {
  const named = facetNames.flatMap((name) => facets[name].all.map((group) => ({ name, group })));
  const [only] = named;
  const value = only?.group[0];
  if (!only || value === undefined || named.length > 1 || only.group.length > 1 || before !== undefined)
    return undefined;
  const facet = edition.facets[only.name];
  return facet.ownShard(facet.slugs.find(value));
}
