import { formatAddress } from '../../../edition/address.ts';
import type { Edition } from '../../../edition/edition.ts';
import type { Format } from '../../../edition/fragment.ts';
import type { Query } from '../../../edition/query.ts';
import type { Fault } from '../../problem.ts';
import { Accepted } from '../accepted.tsx';
import { directionOf } from '../direction.ts';
import { formats } from '../feeds.ts';
import { nameOf } from '../item.ts';
import { formatNames } from '../names.ts';
import { Address } from '../follow.tsx';
import { nearLinks } from '../near.ts';
import { Nearby } from '../nearby.tsx';
import type { Entry } from '../entries.ts';
import { formatArticles } from '../tally.ts';

/** What the builder shows of an order. */
export interface Shown {
  readonly edition: Edition;
  readonly query: Query;
  readonly format: Format | undefined;
  readonly total: number;
  readonly entries: readonly Entry[];
}

/** The addresses that a form means, how many articles they hold, and the first of them. */
export function Result({ shown }: { readonly shown: Shown }) {
  const { edition, query, format, total, entries } = shown;
  const listed = format === undefined ? formats : [format];
  return (
    <>
      <h2>{formatArticles(total)}</h2>
      {listed.map((name) => (
        <Address href={edition.meta.origin + formatAddress(query, name)} name={formatNames[name]} />
      ))}
      <p role="status" class="copied" data-copied></p>
      <p>
        <a href={formatAddress(query)}>See them as a page</a>
      </p>
      {entries.length === 0 ? (
        <p class="hint">Nothing is in it yet. What is published later arrives all the same.</p>
      ) : (
        <ol class="plain">
          {entries.map(({ language = edition.meta.language, ...entry }) => (
            <li>
              <a href={entry.path} lang={language} dir={directionOf(language)}>
                {nameOf(entry)}
              </a>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

interface RefusedProps {
  readonly edition: Edition;
  readonly fault: Fault;
  /** The form as it was sent. */
  readonly url: URL;
}

/** Why a form cannot be understood, with what comes near as the form put right. */
export function Refused({ edition, fault, url }: RefusedProps) {
  const near = nearLinks(edition, fault, url);
  return (
    <>
      <h2>{fault.detail}</h2>
      {near.length === 0 ? null : (
        <>
          <p>What comes near:</p>
          <Nearby links={near} />
        </>
      )}
      <Accepted fault={fault} />
    </>
  );
}
