import { mediaTypes } from '../edition/address.ts';
import type { Format } from '../edition/fragment.ts';
import type { Query } from '../edition/query.ts';
import type { ShardEntry } from '../edition/shards.ts';
import type { Draft } from './answer.ts';
import { assemble } from './assemble.ts';
import { head, type Link } from './head.ts';
import type { Selection } from './select.ts';
import { readArticles } from './shards.ts';
import type { Site } from './site.ts';
import type { Sync } from './sync.ts';
import { entityTag } from './validators.ts';

/** What a feed document is made from. */
export interface FeedDocument {
  /** The logical feed that the document belongs to. */
  readonly query: Query;
  readonly format: Format;
  readonly selection: Selection;
  /** Links that stand in the document, and in the header. */
  readonly links: readonly Link[];
  /** Links that stand in the header only. */
  readonly furtherLinks?: readonly Link[];
  readonly archive?: boolean;
  /** A shard in which a facet value's newest articles stand together. */
  readonly own?: ShardEntry | undefined;
  readonly sync?: Sync;
}

/** A feed document, its head written and its entity tag reckoned, its articles not yet read. */
export function draftOf(site: Site, document: FeedDocument): Draft {
  const { edition } = site;
  const { query, format, selection, links, furtherLinks = [] } = document;
  const { ordinals } = selection;
  const updated = ordinals.reduce(
    (newest, ordinal) => Math.max(newest, edition.updated[ordinal] as number),
    -Infinity,
  );
  const opening = head(edition, format, {
    ...document,
    updated: ordinals.length === 0 ? edition.meta.founded : updated,
  });
  const { between, tail } = edition.meta.envelopes[format];
  const extent = query.content ?? edition.meta.content;
  return {
    type: `${mediaTypes[format]}; charset=utf-8`,
    etag: entityTag(edition, extent + opening, ordinals),
    query,
    links: [...links, ...furtherLinks],
    bytes: async () =>
      assemble(
        format,
        extent,
        opening,
        await readArticles(edition, site.store, ordinals, document.own),
        between,
        tail,
      ),
  };
}
