import { raw } from 'hono/html';
import type { Edition } from '../../edition/edition.ts';
import { formatAddress } from '../../edition/address.ts';
import { queryOfValue } from '../../edition/listing.ts';
import type { Query } from '../../edition/query.ts';
import { dayOf, formatShortDay } from './format.ts';
import { type ArticleSummary, type DatelineExtension, articleName, type TagLabel } from './item.ts';
import { inLanguage, unlessEnglish } from './language.ts';

/** Characters of the longest summary in a list. */
const longestSummary = 360;

/** A list of articles. */
export function Listing({ edition, summaries }: { edition: Edition; summaries: readonly ArticleSummary[] }) {
  return <ol class="listing">{summaries.map((summary) => rendered(edition, summary))}</ol>;
}

/** The markup of cached summaries: rendering it takes most of the time of a page. */
const markup = new WeakMap<ArticleSummary, ReturnType<typeof raw>>();

function rendered(edition: Edition, summary: ArticleSummary) {
  const html = markup.get(summary) ?? raw(String(<ListItem edition={edition} summary={summary} />));
  markup.set(summary, html);
  return html;
}

function ListItem({ edition, summary }: { edition: Edition; summary: ArticleSummary }) {
  const { language = edition.meta.language, _dateline: extension = {}, title, path } = summary;
  const day = dayOf(summary.date_published, edition.meta.zone);
  const written = inLanguage(language);
  const text = shorten(summary.summary);
  return (
    <li>
      <a class="day" href={`/${day.replaceAll('-', '/')}`}>
        <time datetime={day}>{formatShortDay(day)}</time>
      </a>
      <article dir={written.dir}>
        {title === undefined ? null : (
          <h2 {...written}>
            <a href={path}>{title}</a>
          </h2>
        )}
        <p class="byline">
          <Attribution edition={edition} extension={extension} />
          {extension.inferred?.published ? <span class="mark">day inferred</span> : null}
        </p>
        <p class="summary" {...written}>
          {title === undefined ? <a href={path}>{text}</a> : text}
        </p>
        <Tags edition={edition} tags={extension.tags ?? []} />
      </article>
    </li>
  );
}

function shorten(text: string): string {
  if (text.length <= longestSummary) return text;
  return `${text.slice(0, longestSummary).replace(/\s+\S*$|[\ud800-\udbff]$/, '')}…`;
}

/** The authors and the source of an article, each with a link to its articles. */
export function Attribution({ edition, extension }: { edition: Edition; extension: DatelineExtension }) {
  const { authors = [], source } = extension;
  const people = authors.map(({ slug, name }) => (
    <LabelLink edition={edition} query={queryOfValue('author', slug)} label={name} />
  ));
  return (
    <>
      {people.length > 0 ? <span dir="ltr">By {joined(people)}</span> : null}
      {source ? (
        <span>
          <LabelLink edition={edition} query={queryOfValue('source', source.slug)} label={source.name} />
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

/** A link to a selection whose label the publication gave. */
export function LabelLink({ edition, query, label }: { edition: Edition; query: Query; label: string }) {
  return (
    <a href={formatAddress(query)}>
      <bdi {...unlessEnglish(edition.meta.language)}>{label}</bdi>
    </a>
  );
}

interface ArticleLinkProps {
  readonly edition: Edition;
  readonly summary: ArticleSummary;
  readonly rel?: 'next' | 'prev';
}

/** A link to an article. */
export function ArticleLink({ edition, summary, rel }: ArticleLinkProps) {
  const { language = edition.meta.language, path } = summary;
  return (
    <a href={path} rel={rel} {...inLanguage(language)}>
      {articleName(summary)}
    </a>
  );
}

/** An article's tags. */
export function Tags({ edition, tags }: { edition: Edition; tags: readonly TagLabel[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label="Tags">
      {tags.map(({ slug, label }) => (
        <li>
          <a href={formatAddress(queryOfValue('tag', slug))} dir="auto" {...unlessEnglish(edition.meta.language)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
