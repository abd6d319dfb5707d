import { formatAddress } from './address.ts';
import type { Envelopes } from './envelope.ts';
import type { Extent } from './fragment.ts';
import { formatHash, hash, Hasher } from './hash.ts';
import type { Page } from './page.ts';
import { everything, type FacetName, type Query } from './query.ts';

/** A feed that `/facets.json` lists: of a facet value, of a year or a month, or of everything. */
export interface Listed {
  readonly slug: string;
  readonly label: string;
  readonly query: Query;
}

/** What of an edition's meta stands in the feeds that are listed. */
export interface Surroundings {
  readonly title: string;
  readonly description: string;
  readonly origin: string;
  readonly content: Extent;
  readonly hubs: readonly string[];
  readonly envelopes: Envelopes;
}

/** What articles are recognised by; columns as in the index. */
export interface Identities {
  readonly ids: { at(ordinal: number): string | undefined };
  readonly keys: Uint32Array;
  readonly versions: Uint32Array;
}

/** The query of one facet value. */
export function queryOf(facet: FacetName, value: string): Query {
  return { ...everything, facets: { ...everything.facets, [facet]: { all: [[value]], none: [] } } };
}

/** The query of a year, a month or a day. */
export function queryOfPeriod(period: string): Query {
  return { ...everything, since: [period], until: [period] };
}

/** What stands in every feed around its articles: a digest of it. */
export function digestAround({ title, description, content, hubs, envelopes }: Surroundings): string {
  return formatHash(hash(JSON.stringify([title, description, content, hubs, envelopes])));
}

/** A digest of what the first page of a feed shows: it changes exactly when that does. `around` is `digestAround`. */
export function digestOfPage(around: string, label: string, page: Page, identities: Identities): string {
  const { ids, keys, versions } = identities;
  const { ordinals, more } = page;
  const hasher = new Hasher().string(around).string(label);
  if (more) hasher.string(ids.at(ordinals.at(-1) as number) as string);
  for (const ordinal of ordinals) {
    for (const words of [keys, versions]) {
      hasher.number(words[2 * ordinal] as number).number(words[2 * ordinal + 1] as number);
    }
  }
  return formatHash(hasher.digest());
}

/** What `/facets.json` says of a feed: how many articles it has, and the digest of its first page. */
export function describe(
  { origin }: Surroundings,
  { slug, label, query }: Listed,
  count: number,
  digest: string,
) {
  return {
    slug,
    label,
    count,
    digest,
    url: origin + formatAddress(query),
    rss: origin + formatAddress(query, 'rss'),
    atom: origin + formatAddress(query, 'atom'),
    json: origin + formatAddress(query, 'json'),
  };
}
