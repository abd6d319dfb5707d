import { raw } from 'hono/html';
import type { Edition } from '../../edition/edition.ts';
import { table } from '../../text/table.ts';
import { newestVisible } from '../select.ts';
import type { Service } from '../service.ts';
import type { StoredParts } from '../shards.ts';
import { bodyOf, ownAddress } from './body.ts';
import { attachmentList, leadPicture } from './files.tsx';
import { AddressToCopy } from './follow.tsx';
import { dayOf, formatPeriod } from './format.ts';
import { type ArticleSummary, articleName, type Inferences, type JsonFeedItem, readWholeItem } from './item.ts';
import { directionOf, inLanguage } from './language.ts';
import { PageFrame } from './frame.tsx';
import { ArticleLink, Attribution, Tags } from './listing.tsx';
import { metadata } from './metadata.tsx';
import { pathOf, readSummaries } from './summaries.ts';

/** The page of one article, the address of the original if that is elsewhere, and other hosts of its pictures. */
export async function articlePage(service: Service, parts: StoredParts, ordinal: number, now: number) {
  const { edition } = service;
  const { url } = edition;
  const item = readWholeItem(parts);
  const path = pathOf(edition, ordinal);
  // A mounted post has its own page elsewhere, to which feeds link.
  const isMounted = item.url !== url + path;
  const original = isMounted ? item.url : item.external_url;
  const { host, pictures = [] } = edition.meta;
  const hosts = [...new Set([host, ...pictures, ...(isMounted ? [new URL(item.url).host] : [])])];
  const pictureAddress = (address: string) =>
    ownAddress(address, url) ?? (hosts.includes(hostOf(address)) ? address : undefined);
  const { language = edition.meta.language, _dateline: extension = {} } = item;
  const written = inLanguage(language);
  const around = [ordinal - 1, ordinal + 1].filter((at) => at >= 0 && at <= newestVisible(edition, now));
  const related = (extension.related ?? []).flatMap(({ slug }) => {
    const target = edition.slugs.find(slug);
    return target?.is === 'article' ? [target.ordinal] : [];
  });
  const others = await readSummaries(service, [...around, ...related]);
  const page = (
    <PageFrame
      edition={edition}
      title={`${articleName(item)} · ${edition.meta.title}`}
      language={language}
      head={metadata(edition, item, url + path, original)}
    >
      <article class="article" dir={written.dir}>
        <header>
          <h1 {...written} class={item.title === undefined ? 'unseen' : undefined}>
            {articleName(item)}
          </h1>
          <Meta edition={edition} item={item} />
          <Notes inferred={extension.inferred ?? {}} />
        </header>
        {leadPicture(item, pictureAddress, written)}
        <div class="body" {...written}>
          {raw(bodyOf(item.content_html, url, pictureAddress))}
        </div>
        <footer>
          {attachmentList(item, url)}
          <Tags edition={edition} tags={extension.tags ?? []} />
          <Original item={item} original={original} />
          <Related summaries={others.slice(around.length)} />
          {extension.rights === undefined ? null : <p class="soft">{extension.rights}</p>}
          <p class="soft forms">
            This article as <a href={`${path}.md`}>Markdown</a> or <a href={`${path}.json`}>JSON</a>
          </p>
        </footer>
      </article>
      <section class="share" aria-label="Share">
        <AddressToCopy href={item.url} name="Link to this article" label="Address of this article" />
        <p role="status" class="copied" data-copied></p>
      </section>
      {around.length === 0 ? null : (
        <nav class="neighbours" aria-label="Articles before and after">
          {around.map((at, i) => (
            <p class={at > ordinal ? 'later' : 'earlier'}>
              <span class="soft">{at > ordinal ? 'Next' : 'Previous'}</span>
              <ArticleLink
                edition={edition}
                summary={others[i] as ArticleSummary}
                rel={at > ordinal ? 'next' : 'prev'}
              />
            </p>
          ))}
        </nav>
      )}
    </PageFrame>
  );
  return { page, original, hosts };
}

/** The host of an address as HTML has it; empty if that is no address of the web. */
function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? '';
}

/** The dates, authors, source and place of an article. */
function Meta({ edition, item }: { edition: Edition; item: JsonFeedItem }) {
  const { zone, timezone } = edition.meta;
  const { _dateline: extension = {} } = item;
  const { location, inferred = {} } = extension;
  const day = dayOf(item.date_published, zone);
  const changed = item.date_modified === undefined ? day : dayOf(item.date_modified, zone);
  return (
    <p class="meta">
      <span dir="ltr">
        <a href={`/${day.replaceAll('-', '/')}`}>
          <time datetime={day}>{formatPeriod(day)}</time>
        </a>{' '}
        ({timezone}){' '}
        {Object.hasOwn(inferred, 'published') ? (
          <a class="mark" href="#inferred-published">
            inferred
          </a>
        ) : null}
      </span>
      {changed > day ? (
        <span dir="ltr">
          changed <time datetime={changed}>{formatPeriod(changed)}</time>
        </span>
      ) : null}
      <Attribution edition={edition} extension={extension} />
      {location === undefined ? null : <bdi>{location}</bdi>}
    </p>
  );
}

/** The names of fields on the page, where they differ from their keys. */
const fieldNames = table<string>({ published: 'Day', url: 'Address of the original' });

/** The evidence for each inferred field, and the probability that it is right. */
function Notes({ inferred }: { readonly inferred: Inferences }) {
  const fields = Object.entries(inferred);
  if (fields.length === 0) return null;
  return (
    <div class="notes" dir="ltr">
      {fields.map(([field, { from, sure }]) => (
        <p id={`inferred-${field}`}>
          {fieldNames.get(field) ?? field.charAt(0).toUpperCase() + field.slice(1)} inferred, {Math.round(100 * sure)} %
          sure: <bdi>{from}</bdi>
        </p>
      ))}
    </div>
  );
}

/** A link to the original, or to the article's source. */
function Original({ item, original }: { item: JsonFeedItem; original: string | undefined }) {
  const { source } = item._dateline ?? {};
  const address = original ?? source?.url;
  if (address === undefined || !/^https?:/.test(address)) return null;
  return (
    <p>
      <a href={address} rel="noreferrer">
        {original === undefined ? source?.name : `The original at ${new URL(address).host}`}
      </a>
    </p>
  );
}

/** Earlier near-duplicates and retellings. */
function Related({ summaries }: { readonly summaries: readonly ArticleSummary[] }) {
  if (summaries.length === 0) return null;
  return (
    <>
      <h2>Earlier articles on the same story</h2>
      <ul class="plain">
        {summaries.map((summary) => (
          <li>
            <a href={summary.path} lang={summary.language} dir={directionOf(summary.language ?? '')}>
              {articleName(summary)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
