import { formatAddress, formats } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import type { Format } from '../edition/fragment.ts';
import { maxBytes } from '../edition/listing.ts';
import { facetNames, type Query } from '../edition/query.ts';
import type { ShardEntry } from '../edition/shards.ts';
import { newestArchive } from './archive.ts';
import { formatCursor } from './cursor.ts';
import { documentDraft, linkTo } from './document.ts';
import { select } from './select.ts';
import type { Service } from './service.ts';
import { syncOf } from './sync.ts';
import { isListed } from './values.ts';
import type { WordPostings } from './words.ts';

/** The feed of a query in a format, at a moment (seconds since the epoch). */
export function feed(service: Service, query: Query, format: Format, words: WordPostings, now: number) {
  const { edition } = service;
  const { meta } = edition;
  const limits = { articles: query.limit ?? meta.pageSize, bytes: maxBytes };
  const selection = select(edition, query, now, limits, words);
  const { before, ...first } = query;
  const link = (rel: string, target: Query, as = format) =>
    linkTo(edition, rel, formatAddress(target, as), as);
  const links = [
    link('self', query),
    link('first', first),
    ...(selection.next ? [link('next', { ...query, before: formatCursor(selection.next) })] : []),
    ...(isListed(query) ? meta.hubs.map((href) => ({ rel: 'hub', href })) : []),
    ...(formatAddress(query) === '/' ? newestArchive(edition, format, now) : []),
  ];
  const otherFormats = formats.filter((other) => other !== format);
  return documentDraft(service, {
    query,
    format,
    selection,
    links,
    furtherLinks: [
      { rel: 'alternate', href: edition.url + formatAddress(query), type: 'text/html' },
      ...otherFormats.map((other) => link('alternate', query, other)),
    ],
    own: ownShard(edition, query),
    sync: before === undefined ? syncOf(edition, query, now, words) : undefined,
  });
}

/** The shard of the newest articles of the only facet value in a query without a cursor. */
export function ownShard(edition: Edition, { facets, before }: Query): ShardEntry | undefined {
  const named = facetNames.flatMap((name) => facets[name].all.map((group) => ({ name, group })));
  const [only] = named;
  const value = only?.group[0];
  if (!only || value === undefined || named.length > 1 || only.group.length > 1 || before !== undefined)
    return undefined;
  const facet = edition.facets[only.name];
  return facet.ownShard(facet.slugs.find(value));
}
