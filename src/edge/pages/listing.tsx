import { raw } from 'hono/html';
import type { Edition } from '../../edition/edition.ts';
import { formatPath } from '../../edition/address.ts';
import type { FacetName } from '../../edition/query.ts';
import { dayOf, shortDay } from './date.ts';
import { directionOf } from './direction.ts';
import { spoken } from './layout.tsx';
import type { Entry } from './entries.ts';
import type { Extension, Placed } from './item.ts';

/** The longest summary that a list shows, in characters. */
const summaryLength = 360;

interface ListingProps {
  readonly edition: Edition;
  readonly entries: readonly Entry[];
}

/** Articles, the newest first. */
export function Listing({ edition, entries }: ListingProps) {
  return <ol class="listing">{entries.map((entry) => drawn(edition, entry))}</ol>;
}

/** Entries as they stand in lists, as long as they are kept themselves: to draw them is most of what a page costs. */
const drawings = new WeakMap<Entry, ReturnType<typeof raw>>();

function drawn(edition: Edition, entry: Entry) {
  const drawing = drawings.get(entry) ?? raw(String(<Listed edition={edition} entry={entry} />));
  drawings.set(entry, drawing);
  return drawing;
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
        {entry.title === undefined ? null : (
          <h2 {...written}>
            <a href={entry.path}>{entry.title}</a>
          </h2>
        )}
        <p class="byline">
          <Byline edition={edition} extension={extension} />
          {extension.inferred?.published ? <span class="mark">day inferred</span> : null}
        </p>
        <p class="summary" {...written}>
          {entry.title === undefined ? (
            <a href={entry.path}>{shorten(entry.summary)}</a>
          ) : (
            shorten(entry.summary)
          )}
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
      {people.length > 0 ? <span dir="ltr">By {joined(people)}</span> : null}
      {source ? (
        <span>
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
