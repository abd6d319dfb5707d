import type { FeedLink } from './feeds.ts';
import { formatNames } from './names.ts';
import { webReaders } from './readers.ts';

interface FollowProps {
  readonly feeds: readonly FeedLink[];
  /** What the feeds are of. */
  readonly of: string;
  /** The builder, filled in with this selection. */
  readonly builder?: string;
}

/** The feeds of exactly what is looked at: to copy, to open in a reader, to change. */
export function Follow({ feeds, of, builder }: FollowProps) {
  const best = feeds.find(({ format }) => format === 'atom');
  return (
    <section class="follow" id="follow" aria-labelledby="follow-title">
      <h2 id="follow-title">Follow</h2>
      <p>
        Feeds of <strong>{of}</strong>
      </p>
      {feeds.map(({ href, format }) => (
        <Address href={href} name={formatNames[format]} />
      ))}
      <p role="status" class="copied" data-copied></p>
      {best ? <Subscribe href={best.href} /> : null}
      {builder === undefined ? null : (
        <p>
          <a href={builder}>Change it in the feed builder</a>
        </p>
      )}
    </section>
  );
}

/** An address to select and copy; the script adds a button that does it. */
export function Address({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <p class="address">
      <a href={href}>{name}</a>
      <input type="text" readonly value={href} aria-label={`Address of the feed, ${name}`} />
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
