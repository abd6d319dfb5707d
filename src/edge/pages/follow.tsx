import { formatAddress, formats, mediaTypes } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Format } from '../../edition/fragment.ts';
import type { Query } from '../../edition/query.ts';
import type { WebLink } from '../answer.ts';
import { feedTitle } from '../title.ts';
import { change } from './filters.ts';

/** The names of the formats on pages. */
export const formatNames: Readonly<Record<Format, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

/** A feed of the selection that a page shows. */
export interface FeedLink extends WebLink {
  readonly format: Format;
  readonly title: string;
}

/** The feeds of a selection, from its first page. */
export function feedsOf(edition: Edition, query: Query): FeedLink[] {
  const first = change(query, {});
  return formats.map((format) => ({
    format,
    rel: 'alternate',
    type: mediaTypes[format],
    title: `${feedTitle(edition, first)} (${formatNames[format]})`,
    href: edition.url + formatAddress(first, format),
  }));
}

/** Feed readers on the web, each with an address to which that of the feed is appended. */
const webReaders = [
  { name: 'BazQux', link: 'https://bazqux.com/add?url=' },
  { name: 'Feedbin', link: 'https://feedbin.com/?subscribe=' },
  { name: 'Feedly', link: 'https://feedly.com/i/subscription/feed%2F' },
  { name: 'Inoreader', link: 'https://www.inoreader.com/?add_feed=' },
  { name: 'NewsBlur', link: 'https://www.newsblur.com/?url=' },
  { name: 'The Old Reader', link: 'https://theoldreader.com/feeds/subscribe?url=' },
] as const;

/**
 * The feeds of a selection: to open in a feed reader, to copy, to change in the feed builder, whose address with
 * this selection is `builder`. `of` is the name of the selection.
 */
export function Follow({ feeds, of, builder }: { feeds: readonly FeedLink[]; of: string; builder: string }) {
  const best = feeds.find(({ format }) => format === 'atom');
  return (
    <section class="follow" id="follow" aria-labelledby="follow-title">
      <h2 id="follow-title">Follow</h2>
      <p>
        A feed reader is an app that shows you new articles by itself, here those of <strong>{of}</strong>.
      </p>
      {best ? <Subscribe href={best.href} /> : null}
      {best ? <FeedAddress href={best.href} name={formatNames[best.format]} /> : null}
      <details>
        <summary>Other formats</summary>
        {feeds
          .filter((feed) => feed !== best)
          .map(({ href, format }) => (
            <FeedAddress href={href} name={formatNames[format]} />
          ))}
      </details>
      <p role="status" class="copied" data-copied></p>
      <p>
        <a href={builder}>Change it in the feed builder</a>
      </p>
    </section>
  );
}

/** The address of a feed to copy. */
export function FeedAddress({ href, name }: { readonly href: string; readonly name: string }) {
  return <AddressToCopy href={href} name={name} label={`Address of the feed, ${name}`} />;
}

/** An address in a field to select and copy; the script shows the button. */
export function AddressToCopy({ href, name, label }: { href: string; name: string; label: string }) {
  return (
    <p class="address">
      <a href={href}>{name}</a>
      <input type="text" readonly value={href} aria-label={label} />
      <button type="button" data-copy aria-label={`Copy the address, ${name}`} hidden>
        Copy
      </button>
    </p>
  );
}

function Subscribe({ href }: { readonly href: string }) {
  return (
    <>
      <p class="action-line">
        <a class="action" href={`feed:${href}`}>
          Open in your feed reader
        </a>
      </p>
      <details>
        <summary>Readers on the web</summary>
        <ul class="readers">
          {webReaders.map(({ name, link }) => (
            <li>
              <a href={link + encodeURIComponent(href)} rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
