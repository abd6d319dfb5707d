import { queryOfValue } from '../../edition/listing.ts';
import type { ProblemDetails } from '../problem.ts';
import type { Service } from '../service.ts';
import { topValues } from '../values.ts';
import { PageFrame } from './frame.tsx';
import { LabelLink } from './listing.tsx';
import { Accepted, Nearby, nearLinks, searchFor } from './near.tsx';
import { problemPage } from './page.ts';

/** The number of common tags on the page. */
const mostTags = 10;

/** A problem as a page: its description, the accepted values, and links to similar addresses. */
export function errorPage({ edition, platform }: Service, details: ProblemDetails, url: URL): Response {
  const near = nearLinks(edition, details, url);
  const search = details.status === 404 || details.status === 410 ? searchFor(url) : undefined;
  // A reader of a page sent an address, not parameters.
  const title = details.status === 400 ? 'This address cannot be understood' : details.title;
  const { slugs, labels } = edition.facets.tag;
  const tags = topValues(edition, platform.now()).tag.values.slice(0, mostTags);
  const page = (
    <PageFrame edition={edition} title={`${title} · ${edition.meta.title}`}>
      <div class="heading">
        <p class="kind">{details.status}</p>
        <h1>{title}</h1>
        <p class="lead">{details.detail}</p>
      </div>
      <div class="prose">
        <Accepted details={details} />
        {near.length === 0 ? null : (
          <>
            <h2>Similar addresses</h2>
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
                <LabelLink edition={edition} query={queryOfValue('tag', slugs.at(at))} label={labels.at(at)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </PageFrame>
  );
  return problemPage(edition, page, details);
}
