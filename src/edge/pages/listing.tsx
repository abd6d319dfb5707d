import type { Edition } from '../../edition/edition.ts';
import type { ShardEntry } from '../../edition/shards.ts';
import { formatPath } from '../../edition/address.ts';
import type { FacetName } from '../../edition/query.ts';
import { readArticles } from '../shards.ts';
import type { Site } from '../site.ts';
import { dayOf, shortDay } from './date.ts';
import { directionOf } from './direction.ts';
import { spoken } from './layout.tsx';
import { type Extension, type Item, type Placed, readEntry } from './item.ts';

/** An article as lists show it. */
export interface Entry extends Omit<Item, 'content_html'> {
  /** Its page here; feeds may link elsewhere. */
  readonly path: string;
}

/** Reads what lists show of articles, in the order of the ordinals; from a shard of their own where they have one. */
export async function readEntries(
  { edition, store }: Site,
  ordinals: readonly number[],
  own?: ShardEntry,
): Promise<readonly Entry[]> {
  const stored = await readArticles(edition, store, ordinals, own);
  return ordinals.map((ordinal, i) => ({
    ...readEntry(stored[i] as (typeof stored)[number]),
    path: pathOf(edition, ordinal),
  }));
}

/** The path of an article's page. */
export function pathOf(edition: Edition, ordinal: number): string {
  return `/articles/${encodeURIComponent(edition.slugAt(ordinal))}`;
}

/** The longest summary that a list shows, in characters. */
const summaryLength = 360;

interface ListingProps {
  readonly edition: Edition;
  readonly entries: readonly Entry[];
}

/** Articles, the newest first. */
export function Listing({ edition, entries }: ListingProps) {
  return (
    <ol class="listing">
      {entries.map((entry) => (
        <Listed edition={edition} entry={entry} />
      ))}
    </ol>
  );
}

function Listed({ edition, entry }: { readonly edition: Edition; readonly entry: Entry }) {
  const { language = edition.meta.language, _dateline: extension = {} } = entry;
  const day = dayOf(entry.date_published, edition.meta.zone);
  const written = { lang: language, dir: directionOf(language) };
  return (
    <li>
      <a class="day" href={`/${day.replaceAll('-', '/')}`}>
        <time datetime={day}>{shortDay(day)}</time>
      </a>
      <article dir={written.dir}>
        <h2 {...written}>
          <a href={entry.path}>{entry.title}</a>
        </h2>
        <p class="byline">
          <Byline edition={edition} extension={extension} />
          {extension.inferred?.published ? <span class="mark">day inferred</span> : null}
        </p>
        <p class="summary" {...written}>
          {shorten(entry.summary)}
        </p>
        <Tags edition={edition} tags={extension.tags ?? []} />
      </article>
    </li>
  );
}

function shorten(text: string): string {
  if (text.length <= summaryLength) return text;
  return `${text.slice(0, summaryLength).replace(/\s+\S*$|[\ud800-\udbff]$/, '')}…`;
}

interface BylineProps {
  readonly edition: Edition;
  readonly extension: Extension;
}

/** Whom an article comes from and who wrote it, each with a link to what else there is of theirs. */
export function Byline({ edition, extension: { authors = [], source } }: BylineProps) {
  const people = authors.map((author) => <Value edition={edition} facet="author" value={author} />);
  return (
    <>
      {people.length > 0 ? <span class="authors">By {joined(people)}</span> : null}
      {source ? (
        <span class="source">
          <Value edition={edition} facet="source" value={source} />
        </span>
      ) : null}
    </>
  );
}

function joined<T>(parts: readonly T[]) {
  return parts.map((part, i) => (
    <>
      {i === 0 ? '' : i === parts.length - 1 ? ' and ' : ', '}
      {part}
    </>
  ));
}

interface ValueProps {
  readonly edition: Edition;
  readonly facet: FacetName;
  readonly value: Placed;
}

function Value({ edition, facet, value: { slug, name } }: ValueProps) {
  return (
    <a href={formatPath({ kind: 'selection', selector: { by: 'facet', facet, value: slug } })}>
      <bdi {...spoken(edition.meta.language)}>{name}</bdi>
    </a>
  );
}

interface TagsProps {
  readonly edition: Edition;
  readonly tags: readonly { readonly slug: string; readonly label: string }[];
}

/** An article's tags. */
export function Tags({ edition, tags }: TagsProps) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label="Tags">
      {tags.map(({ slug, label }) => (
        <li>
          <a
            href={formatPath({ kind: 'selection', selector: { by: 'facet', facet: 'tag', value: slug } })}
            dir="auto"
            {...spoken(edition.meta.language)}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
