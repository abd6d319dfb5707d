import { formatAddress } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import type { WordPostings } from '../words.ts';
import type { Filter } from './narrow.ts';
import { formatArticles, tally } from './tally.ts';

interface EmptyProps {
  readonly edition: Edition;
  readonly filters: readonly Filter[];
  readonly words: WordPostings;
  readonly now: number;
}

/** Nothing found: what there would be without each of the conditions. */
export function Empty({ edition, filters, words, now }: EmptyProps) {
  const wider = filters
    .map(({ label, without }) => ({ label, without, total: tally(edition, without, words, now).total }))
    .filter(({ total }) => total > 0);
  return (
    <section class="empty">
      <h2>{filters.length === 0 ? 'There are no articles yet' : 'No article matches'}</h2>
      {filters.length === 0 ? (
        <p>The feeds are there already: follow them, and the first article arrives.</p>
      ) : null}
      {wider.length === 0 ? null : (
        <>
          <p>There are some without one of the conditions:</p>
          <ul class="plain">
            {wider.map(({ label, without, total }) => (
              <li>
                <a href={formatAddress(without)}>Without {label}</a>{' '}
                <span class="count">{formatArticles(total)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {filters.length === 0 ? null : (
        <p>
          <a href="/">All articles</a>
        </p>
      )}
    </section>
  );
}
