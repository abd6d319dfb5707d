import { formatAddress } from '../../edition/address.ts';
import { queryOf } from '../../edition/listing.ts';
import type { Fault } from '../problem.ts';
import type { Site } from '../site.ts';
import { Accepted } from './accepted.tsx';
import { Layout, spoken, write } from './layout.tsx';
import { guess, nearLinks } from './near.ts';
import { Nearby } from './nearby.tsx';
import { faultPage } from './page.ts';
import { topValues } from '../top.ts';

/** How many common tags an error offers to go on from. */
const offered = 10;

/** A fault, for people: what is wrong, what is accepted, and what comes near, as links. */
export function errorPage({ edition, ground }: Site, fault: Fault, url: URL): Response {
  const near = nearLinks(edition, fault, url);
  const search = fault.status === 404 || fault.status === 410 ? guess(url) : undefined;
  // Whoever reads a page sent an address, not parameters.
  const title = fault.status === 400 ? 'This address cannot be understood' : fault.title;
  const { slugs, labels } = edition.facets.tag;
  const tags = topValues(edition, ground.now()).tag.values.slice(0, offered);
  const html = write(
    <Layout edition={edition} title={`${title} · ${edition.meta.title}`}>
      <div class="heading">
        <p class="kind">{fault.status}</p>
        <h1>{title}</h1>
        <p class="lead">{fault.detail}</p>
      </div>
      <div class="prose">
        <Accepted fault={fault} />
        {near.length === 0 ? null : (
          <>
            <h2>What comes near</h2>
            <Nearby links={near} />
          </>
        )}
        <h2>Go on</h2>
        <ul class="plain">
          {search === undefined ? null : (
            <li>
              <a href={search.href}>Search for “{search.words}”</a>
            </li>
          )}
          <li>
            <a href="/">All articles</a>
          </li>
          <li>
            <a href="/build">The feed builder</a>
          </li>
        </ul>
        {tags.length === 0 ? null : (
          <ul class="tags" aria-label="Common tags">
            {tags.map(({ at }) => (
              <li>
                <a href={formatAddress(queryOf('tag', slugs.at(at)))}>
                  <bdi {...spoken(edition.meta.language)}>{labels.at(at)}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Layout>,
  );
  return faultPage(html, fault);
}
