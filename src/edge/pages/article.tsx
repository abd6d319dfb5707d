import { raw } from 'hono/html';
import type { Edition } from '../../edition/edition.ts';
import { newestVisible } from '../select.ts';
import type { Stored } from '../shards.ts';
import type { Site } from '../site.ts';
import { Attachments } from './attachments.tsx';
import { bodyOf } from './body.ts';
import { dayOf, namePeriod } from './date.ts';
import { directionOf } from './direction.ts';
import { type Entry, pathOf, readEntries } from './entries.ts';
import { type Item, nameOf, readItem } from './item.ts';
import { Layout, write } from './layout.tsx';
import { Lead } from './lead.tsx';
import { Byline, Tags } from './listing.tsx';
import { Metadata } from './metadata.tsx';
import { Notes, Mark } from './notes.tsx';

/** The page of one article, and its address elsewhere, where the original is known to stand. */
export async function articlePage(
  site: Site,
  stored: Stored,
  ordinal: number,
  now: number,
): Promise<{ readonly html: string; readonly original: string | undefined }> {
  const { edition } = site;
  const item = readItem(stored);
  const address = edition.meta.origin + pathOf(edition, ordinal);
  const { language = edition.meta.language, _dateline: extension = {} } = item;
  const written = { lang: language, dir: directionOf(language) };
  const around = [ordinal - 1, ordinal + 1].filter((at) => at >= 0 && at <= newestVisible(edition, now));
  const told = (extension.related ?? []).flatMap(({ slug }) => {
    const target = edition.slugs.find(slug);
    return target?.is === 'article' ? [target.ordinal] : [];
  });
  const others = await readEntries(site, [...around, ...told]);
  const neighbours = others.slice(0, around.length);
  const html = write(
    <Layout
      edition={edition}
      title={`${nameOf(item)} · ${edition.meta.title}`}
      language={language}
      head={<Metadata edition={edition} item={item} address={address} />}
    >
      <article class="article" dir={written.dir}>
        <header>
          <h1 {...written} class={item.title === undefined ? 'unseen' : undefined}>
            {nameOf(item)}
          </h1>
          <Meta edition={edition} item={item} />
          <Notes inferred={extension.inferred ?? {}} />
        </header>
        <Lead item={item} origin={edition.meta.origin} written={written} />
        <div class="body" {...written}>
          {raw(bodyOf(item.content_html, edition.meta.origin))}
        </div>
        <footer>
          <Attachments item={item} origin={edition.meta.origin} />
          <Tags edition={edition} tags={extension.tags ?? []} />
          <Original item={item} />
          <Related entries={others.slice(around.length)} />
          {extension.rights === undefined ? null : <p class="soft">{extension.rights}</p>}
          <p class="soft forms">
            This article as <a href={`${pathOf(edition, ordinal)}.md`}>Markdown</a> or{' '}
            <a href={`${pathOf(edition, ordinal)}.json`}>JSON</a>
          </p>
        </footer>
      </article>
      <Neighbours edition={edition} around={around} entries={neighbours} ordinal={ordinal} />
    </Layout>,
  );
  return { html, original: item.external_url };
}

interface ItemProps {
  readonly edition: Edition;
  readonly item: Item;
}

function Meta({ edition, item }: ItemProps) {
  const { zone, timezone } = edition.meta;
  const { _dateline: extension = {} } = item;
  const { location, inferred = {} } = extension;
  const day = dayOf(item.date_published, zone);
  const changed = item.date_modified === undefined ? day : dayOf(item.date_modified, zone);
  return (
    <p class="meta">
      <span dir="ltr">
        <a href={`/${day.replaceAll('-', '/')}`}>
          <time datetime={day}>{namePeriod(day)}</time>
        </a>{' '}
        ({timezone}) <Mark field="published" inferred={inferred} />
      </span>
      {changed > day ? (
        <span dir="ltr">
          changed <time datetime={changed}>{namePeriod(changed)}</time>
        </span>
      ) : null}
      <Byline edition={edition} extension={extension} />
      {location === undefined ? null : <bdi>{location}</bdi>}
    </p>
  );
}

function Original({ item }: { readonly item: Item }) {
  const { source } = item._dateline ?? {};
  const address = item.external_url ?? source?.url;
  if (address === undefined || !/^https?:/.test(address)) return null;
  return (
    <p>
      <a href={address} rel="noreferrer">
        {item.external_url === undefined ? source?.name : `The original at ${new URL(address).host}`}
      </a>
    </p>
  );
}

/** Near-duplicates and retellings that came before. */
function Related({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h2>The same story, told before</h2>
      <ul class="plain">
        {entries.map((entry) => (
          <li>
            <a href={entry.path} lang={entry.language} dir={directionOf(entry.language ?? '')}>
              {nameOf(entry)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface NeighboursProps {
  readonly edition: Edition;
  readonly around: readonly number[];
  readonly entries: readonly Entry[];
  readonly ordinal: number;
}

function Neighbours({ edition, around, entries, ordinal }: NeighboursProps) {
  if (entries.length === 0) return null;
  return (
    <nav class="neighbours" aria-label="Articles before and after">
      {entries.map((entry, i) => {
        const later = (around[i] as number) > ordinal;
        const { language = edition.meta.language } = entry;
        return (
          <p class={later ? 'later' : 'earlier'}>
            <span class="soft">{later ? 'Next' : 'Previous'}</span>
            <a href={entry.path} rel={later ? 'next' : 'prev'} lang={language} dir={directionOf(language)}>
              {nameOf(entry)}
            </a>
          </p>
        );
      })}
    </nav>
  );
}
