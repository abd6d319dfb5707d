import * as v from 'valibot';
import { parseMoment } from '../../text/date.ts';

/** A moment in seconds since the epoch; in the file an RFC 3339 date-time. */
const moment = v.pipe(
  v.string(),
  v.transform((text) => parseMoment(text) ?? Number.NaN),
  v.number(),
);
const texts = v.pipe(v.array(v.string()), v.readonly());

/** The kinds of records in `ledger.jsonl`, each with its keys in the order in which they are written. */
export const recordSchemas = {
  article: v.object({
    id: v.string(),
    slug: v.string(),
    /** Digest of everything of it that a feed can show. */
    digest: v.string(),
    /** Digest of its title, summary and body. */
    text: v.string(),
    /** When a build first saw it. */
    first: moment,
    /** When anything of it last changed; `first` before the first change. */
    changed: moment,
    /** When its text last changed; absent before the first change. */
    edited: v.exactOptional(moment),
    /** Its former slugs. */
    formerly: v.exactOptional(texts),
    /** The mount from which it was read. */
    mount: v.exactOptional(v.string()),
    withdrawn: v.exactOptional(moment),
    /** Its date, if that was in the future when it last changed. */
    ahead: v.exactOptional(moment),
    /** When it got a future date after it had been published; until that date it counts as withdrawn. */
    recalled: v.exactOptional(moment),
    /** Withdrawn for good: it stays out even if its file comes back. */
    final: v.exactOptional(v.literal(true)),
  }),
  value: v.object({
    facet: v.picklist(['tag', 'author', 'source', 'language']),
    /** Its slug. */
    value: v.string(),
    label: v.string(),
    /** When it was first published; in the future if its articles are. */
    first: moment,
  }),
  publication: v.object({
    /** Digest of `feed.yaml` and the vocabularies. */
    publication: v.string(),
    changed: moment,
    /** The id of the feed of all articles, as first published. Absent in ledgers of Dateline 0.1. */
    id: v.exactOptional(v.string()),
  }),
  edition: v.object({
    /** Name of the edition: digest of its changes, its moment and the editions before it. */
    edition: v.string(),
    at: moment,
    /** The editions before it: one, or several if it is the first after a merge. */
    after: texts,
  }),
} as const;

/** The ledger's entry for an article. */
export type LedgerArticle = Readonly<v.InferOutput<typeof recordSchemas.article>>;

/** A facet value that was published. */
export type LedgerValue = Readonly<v.InferOutput<typeof recordSchemas.value>>;

/** The facets whose values the ledger records. */
export type LedgerFacet = LedgerValue['facet'];

/** The publication itself: the digest of its settings, and when they last changed. */
export type LedgerPublication = Readonly<v.InferOutput<typeof recordSchemas.publication>>;

/**
 * A build or a withdrawal that changed the ledger. All its changes have its moment. Branches share the editions from
 * before they diverged, so a ledger that Git merged shows which moments belong to one branch alone.
 */
export type LedgerEdition = Readonly<v.InferOutput<typeof recordSchemas.edition>>;

/** By name. */
export type LedgerEditions = ReadonlyMap<string, LedgerEdition>;
